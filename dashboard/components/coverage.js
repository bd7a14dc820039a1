export default function (component) {
  const { data, setTriggerValue } = component
  const root = fresh(component)
  const sign = (kind) => {
    const box = svg("svg", { width: 18, height: 18, viewBox: "0 0 18 18", "aria-hidden": "true", class: `sign ${kind}` })
    box.append(svg("circle", { cx: 9, cy: 9, r: 6.5, class: "ring" }))
    if (kind === "own") box.append(svg("circle", { cx: 9, cy: 9, r: 6.5, class: "full" }))
    if (kind === "attributed") box.append(svg("path", { d: "M9 2.5a6.5 6.5 0 0 0 0 13z", class: "full" }))
    return box
  }
  const table = el("table", { "aria-label": data.label })
  table.append(el("thead", {}, el("tr", {}, el("th", { scope: "col", class: "statement" }, "Statement"),
    ...data.articles.map((a) => el("th", { scope: "col" }, chip(a))), ...data.counted.map((words) => el("th", { scope: "col" }, words)))))
  let body = null, head = null
  const buttons = []
  for (const row of data.rows) {
    if (row.head !== head) {
      head = row.head
      body = el("tbody", {}, el("tr", { class: "group" }, el("th", { scope: "rowgroup", colspan: data.articles.length + data.counted.length + 1 }, head)))
      table.append(body)
    }
    const button = el("button", { type: "button", class: "serif", "aria-pressed": String(row.picked), "data-id": row.id, title: "Show the wordings" }, row.text, row.flag ? el("span", { class: "flag" }, row.flag) : null)
    button.addEventListener("click", () => setTriggerValue("pick", row.id))
    const line = el("tr", { class: row.picked ? "picked" : null }, el("th", { scope: "row", class: "statement" }, button),
      ...row.cells.map((cell) => el("td", { title: cell.words }, cell.kind === "count" ? el("span", { "aria-hidden": "true" }, cell.shown) : sign(cell.kind), el("span", { class: "heard" }, cell.words))))
    line.addEventListener("click", (event) => { if (event.target.closest("td")) setTriggerValue("pick", row.id) })
    buttons.push(button)
    body.append(line)
  }
  root.append(el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": data.label }, table))
  const foot = el("div", { class: "foot" })
  for (const [kind, words] of Object.entries(data.words)) foot.append(el("span", { class: "key" }, sign(kind), words))
  if (data.toggle) foot.append(el("button", { class: "plain save", type: "button", on: { click: () => setTriggerValue("toggle", "lone") } }, data.toggle))
  root.append(foot)
  giveFocusBack(root, buttons)
}
