export default function (component) {
  const { data, setTriggerValue } = component
  const root = fresh(component)
  const list = el("ol", { class: "list" })
  root.append(el("h3", { class: "title" }, data.title, el("span", { class: "count" }, data.count)))
  if (!data.items.length) root.append(el("p", { class: "hint" }, data.hint))
  for (const item of data.items) {
    list.append(
      el("li", { class: item.opened ? "opened" : null },
        el("div", { class: "who" }, chip(item.article), el("span", { class: "quiet" }, item.voice)),
        el("p", { class: "serif words", lang: "en", dir: "auto" }, runs(item.runs)),
        item.note ? el("p", { class: "quiet note" }, item.note) : null,
        el("button", { class: "plain", type: "button", "aria-label": `Read in place, article ${item.article.letter}`,
          on: { click: () => { toTop(); setTriggerValue("read", item.id) } } }, "Read in place")))
  }
  root.append(list)
  if (data.more) root.append(el("p", { class: "quiet" }, data.more))
}
