export default function (component) {
  const { data, setTriggerValue } = component
  const root = fresh(component)
  const page = el("div", { class: "page" })
  const lines = svg("svg", { class: "lines", "aria-hidden": "true" })
  const ends = new Map()
  const cells = []
  const light = (ids, on) => {
    for (const id of ids) {
      for (const node of ends.get(id) || []) node.classList.toggle("lit", on)
      for (const path of lines.querySelectorAll(`[data-id="${id}"]`)) path.classList.toggle("lit", on || kept.has(id))
    }
  }
  for (const side of data.sides) {
    const column = el("article", { class: "text serif", lang: "en", "aria-label": `Article ${side.article.letter}: ${side.article.title}` },
      el("h3", {}, chip(side.article), el("span", {}, side.article.title)))
    for (const paragraph of side.paragraphs) {
      const node = el("p", { class: paragraph.title ? "headline" : null, dir: "auto" })
      paragraph.sentences.forEach((sentence, n) => {
        if (n) node.append(" ")
        const matched = sentence.matches.length > 0
        const span = el("span", { class: `sentence${matched ? ` matched ${sentence.kind}` : ""}${sentence.opened ? " opened" : ""}`,
          role: matched ? "button" : null, "aria-pressed": matched ? String(sentence.opened) : null, title: matched ? sentence.note : null }, runs(sentence.runs))
        if (matched) {
          span.dataset.id = sentence.id
          for (const id of sentence.matches) { if (!ends.has(id)) ends.set(id, []); ends.get(id).push(span) }
          span.addEventListener("pointerenter", () => light(sentence.matches, true))
          span.addEventListener("pointerleave", () => light(sentence.matches, false))
          cells.push(span)
        }
        node.append(span)
      })
      column.append(node)
    }
    page.append(column)
  }
  page.append(lines)
  root.append(page)
  // Where the texts stand one below the other no line leads to the match: the page goes there.
  const stacked = () => page.firstChild.getBoundingClientRect().bottom <= page.children[1].getBoundingClientRect().top + 1
  const idsOf = (node) => data.sides.flatMap((side) => side.paragraphs.flatMap((p) => p.sentences)).find((s) => s.id === node.dataset.id).matches
  const match = (node) => {
    return idsOf(node).flatMap((id) => ends.get(id)).find((other) => other.closest("article") !== node.closest("article"))
  }
  const show = (node) => (stacked() && match(node) || node).scrollIntoView({ block: "center" })
  if (cells.length) roving(root, [cells], (node) => { if (stacked()) show(node); setTriggerValue("sentence", node.dataset.id) })
  const opened = cells.find((node) => node.classList.contains("opened"))
  if (opened && root.dataset.opened === undefined) opened.scrollIntoView({ block: "center" }) // come from a link or another page
  root.dataset.opened = opened ? opened.dataset.id : ""
  const kept = new Set(opened ? idsOf(opened) : []) // its match stays lit, whatever the pointer does
  for (const id of kept) for (const node of ends.get(id)) node.classList.add("opened")

  function join() {
    lines.replaceChildren()
    const frame = page.getBoundingClientRect()
    lines.setAttribute("width", frame.width)
    lines.setAttribute("height", frame.height)
    const [left, right] = [...page.querySelectorAll("article")].map((node) => node.getBoundingClientRect())
    if (!right || right.top > left.bottom - 20) return
    for (const [id, nodes] of ends) {
      const a = nodes.find((n) => n.getBoundingClientRect().left < right.left - 5), b = nodes.find((n) => n.getBoundingClientRect().left >= right.left - 5)
      if (!a || !b) continue
      const from = a.getBoundingClientRect(), to = b.getBoundingClientRect()
      const x1 = left.right - frame.left + 4, y1 = from.top - frame.top + Math.min(from.height, 28) / 2
      const x2 = right.left - frame.left - 4, y2 = to.top - frame.top + Math.min(to.height, 28) / 2
      const middle = (x1 + x2) / 2
      lines.append(svg("path", { "data-id": id, class: kept.has(id) ? "lit" : null, d: `M${x1} ${y1} C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}` }))
    }
  }
  const observer = new ResizeObserver(join)
  observer.observe(page)
  document.fonts?.ready.then(join)
  return stopWith(root, observer)
}
