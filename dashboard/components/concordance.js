export default function (component) {
  const { data, setTriggerValue } = component
  const root = fresh(component)
  root.append(el("h3", { class: "title" }, data.title, el("span", { class: "count" }, data.count)))
  const list = el("ol", { class: "lines serif", lang: "en" })
  for (const line of data.lines) {
    list.append(
      el("li", {},
        chip(line.article),
        el("span", { class: "left" }, el("bdi", {}, line.left)),
        el("span", { class: "right" }, el("b", { class: "keyword" }, line.keyword), line.right),
        el("button", { class: "plain", type: "button", "aria-label": `Read in place, article ${line.article.letter}`,
          on: { click: () => setTriggerValue("read", line.id) } }, "Read")))
  }
  root.append(list)
  if (data.more) root.append(el("p", { class: "quiet" }, data.more))
}
