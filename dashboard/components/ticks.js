export default function (component) {
  const { data, setTriggerValue, setStateValue } = component
  const drawn = JSON.stringify(data.lines.map((line) => line.id)) + data.about + data.title
  const known = component.parentElement.querySelector(".root")
  if (known.drawn === drawn) return // the ticks on the page are newer than those sent
  const root = fresh(component)
  root.drawn = drawn
  root.append(el("h3", { class: "title" }, data.title, el("span", { class: "count" }, data.count)))
  const list = el("ol", { class: "lines serif", lang: "en" })
  const boxes = []
  for (const line of data.lines) {
    const box = el("input", { type: "checkbox", "data-id": line.id, "aria-label": `Article ${line.article.letter}: ${line.left}${line.keyword}${line.right}` })
    box.checked = line.ticked
    box.addEventListener("change", () => setStateValue("ticked", boxes.filter((b) => b.checked).map((b) => b.dataset.id)))
    boxes.push(box)
    list.append(
      el("li", {},
        el("label", { class: "tick" }, box, chip(line.article)),
        el("span", { class: "left" }, el("bdi", {}, line.left)),
        el("span", { class: "right" }, el("span", { class: "keyword" }, line.keyword), line.right),
        el("button", { class: "plain", type: "button", "aria-label": `Read in place, article ${line.article.letter}`,
          on: { click: () => { toTop(); setTriggerValue("read", line.sentence) } } }, "Read")))
  }
  root.append(list)
  if (data.more) root.append(el("p", { class: "quiet" }, data.more))
  giveFocusBack(root, boxes)
}
