export default function (component) {
  const { data, setTriggerValue } = component
  const root = fresh(component)
  const page = el("div", { class: "page", style: { "--columns": data.columns.length } })
  const lines = svg("svg", { class: "lines", "aria-hidden": "true" })
  page.append(lines)
  const nodes = new Map()
  const light = (key, on) => {
    for (const node of nodes.get(key) || []) node.classList.toggle("lit", on)
    for (const path of lines.querySelectorAll("path")) path.classList.toggle("lit", on && path.dataset.key === key)
  }
  data.columns.forEach((column) => {
    const list = el("ul", { class: "labels" })
    for (const label of column.labels) {
      const button = el("button", { type: "button", class: `serif label${label.attributed ? " attributed" : ""}${label.picked ? " picked" : ""}`, "aria-pressed": String(label.picked), "data-id": `${column.article.letter} ${label.key}` },
        el("span", { class: "text" }, label.evaluative ? el("u", { title: "By itself this reads as a judgement" }, label.text) : label.text), label.count > 1 ? el("span", { class: "times" }, `×${label.count}`) : null,
        label.attributed ? el("span", { class: "speaker" }, label.speaker || "somebody quoted") : null)
      button.addEventListener("click", () => setTriggerValue("pick", label.key))
      button.addEventListener("pointerenter", () => light(label.key, true))
      button.addEventListener("pointerleave", () => light(label.key, false))
      button.addEventListener("focus", () => light(label.key, true))
      button.addEventListener("blur", () => light(label.key, false))
      if (!nodes.has(label.key)) nodes.set(label.key, [])
      nodes.get(label.key).push(button)
      list.append(el("li", {}, button))
    }
    page.append(el("section", { class: "column", "aria-label": `Article ${column.article.letter}` },
      el("h3", {}, chip(column.article), el("span", { class: "quiet name" }, column.article.title)),
      column.labels.length ? list : el("p", { class: "quiet" }, "Not spoken of")))
  })
  root.append(page)

  function join() {
    lines.replaceChildren()
    const frame = page.getBoundingClientRect()
    lines.setAttribute("width", frame.width)
    lines.setAttribute("height", frame.height)
    if (!frame.width || window.matchMedia("(max-width: 640px)").matches) return // taken off the page, or one below the other
    for (const [key, shared] of nodes) {
      for (let n = 1; n < shared.length; n++) {
        const a = shared[n - 1].querySelector(".text").getClientRects(), b = shared[n].getBoundingClientRect()
        const from = a[0], x1 = from.right - frame.left + 4, y1 = from.top - frame.top + from.height / 2
        const x2 = b.left - frame.left - 4, y2 = b.top - frame.top + 13
        const middle = Math.max(x2 - 20 - (lines.childNodes.length % 4) * 5, x1 + 4)
        lines.append(svg("path", { "data-key": key, class: shared[n].classList.contains("picked") ? "picked" : null,
          d: `M${x1} ${y1} L${middle} ${y1} C${middle + 14} ${y1} ${x2 - 14} ${y2} ${x2} ${y2}` }))
      }
    }
  }
  const observer = new ResizeObserver(join)
  observer.observe(page)
  document.fonts?.ready.then(join)
  giveFocusBack(root, [...nodes.values()].flat())
  return stopWith(root, observer)
}
