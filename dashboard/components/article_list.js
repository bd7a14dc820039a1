export default function (component) {
  const { data, setTriggerValue } = component
  const root = fresh(component)
  if (data.articles) {
    const list = el("ol", { class: "list" })
    for (const item of data.articles) {
      const way = (words, trigger) => el("button", { class: "plain", type: "button", "aria-label": `${words}: ${item.article.title}`,
        on: { click: () => setTriggerValue(trigger, item.id) } }, words)
      list.append(
        el("li", { class: item.chosen ? "chosen" : null },
          chip(item.article),
          el("div", {},
            el("div", { class: "serif name", lang: "en" }, item.article.title),
            el("div", { class: "quiet facts" }, item.facts),
            item.note ? el("div", { class: "facts" }, item.note) : null,
            el("div", { class: "ways" }, way("Read", "read"), item.removed ? way(item.removed, "look") : null))))
    }
    root.append(list)
  }
  if (data.removed) {
    root.classList.add("side")
    root.append(el("h3", { class: "title" }, data.title))
    const gone = el("ol", { class: "gone" })
    for (const item of data.removed) {
      gone.append(
        el("li", {},
          el("p", { class: "why" }, item.reason),
          el("p", { class: "what", lang: "en", tabindex: "0" }, item.text),
          el("button", { class: "plain", type: "button", on: { click: () => setTriggerValue("restore", item.id) } },
            item.restored ? "Take out again" : "Put back")))
    }
    root.append(gone)
  }
}
