export default function (component) {
  const { data, setTriggerValue } = component
  const root = fresh(component)
  const list = el("ol", { class: "list" })
  const text = (pieces) => {
    const words = el("p", { class: "serif", lang: "en", dir: "auto" })
    for (const piece of pieces) words.append(piece.k.includes("fold") ? fold(piece) : runs([piece]))
    return words
  }
  const fold = (piece) => {
    const more = el("button", { class: "plain fold", type: "button", title: "Show them" }, `… ${piece.n} alike …`)
    more.unfold = () => more.replaceWith(document.createTextNode(piece.t))
    more.addEventListener("click", () => more.closest("li").querySelectorAll(".fold").forEach((other) => other.unfold()))
    return el("span", {}, more, " ")
  }
  for (const item of data.items) {
    list.append(
      el("li", {},
        el("div", { class: "about" },
          el("span", { class: "quiet" }, item.about),
          el("button", { class: "plain", type: "button", on: { click: () => setTriggerValue("read", item.id) } }, "Read side by side"),
          el("button", { class: "plain", type: "button", on: { click: () => setTriggerValue("reject", item.id) } }, "Not the same")),
        el("div", { class: "two" }, ...item.sides.map((side) =>
          el("div", {},
            el("div", { class: "who" }, chip(side.article), el("span", { class: "quiet" }, side.article.title)),
            text(side.runs))))))
  }
  root.append(list)
  if (data.more) root.append(el("p", { class: "quiet" }, data.more))
}
