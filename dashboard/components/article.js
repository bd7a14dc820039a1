export default function (component) {
  const { data, setTriggerValue } = component
  const root = fresh(component)
  const text = el("article", { class: "text serif", lang: "en", "aria-label": data.title })
  const margin = svg("svg", { class: "margin", width: 14, "aria-hidden": "true" })
  const spans = []
  for (const paragraph of data.paragraphs) {
    if (paragraph.removed) {
      const put = el("button", { class: "plain", type: "button", on: { click: () => setTriggerValue("restore", paragraph.id) } }, paragraph.restored ? "Take out again" : "Put back")
      text.append(el("div", { class: "removed" }, el("p", { class: "why" }, paragraph.reason, " ", put), el("p", { class: "gone", dir: "auto" }, paragraph.text)))
      continue
    }
    const node = el(paragraph.title ? "h2" : "p", { class: paragraph.title ? "headline" : null, dir: "auto" })
    paragraph.sentences.forEach((sentence, n) => {
      if (n) node.append(" ")
      const span = el("span", { class: `sentence${sentence.opened ? " opened" : ""}`, role: "button", "aria-pressed": String(sentence.opened), "aria-describedby": null }, runs(sentence.runs))
      span.dataset.id = sentence.id
      spans.push({ span, sentence })
      node.append(span)
    })
    text.append(node)
  }
  const frame = el("div", { class: "sheet" }, margin, text)
  root.append(frame)
  roving(root, [spans.map((s) => s.span)], (node) => setTriggerValue("sentence", node.dataset.id))

  function strip() {
    const top = frame.getBoundingClientRect().top
    margin.replaceChildren(svg("defs", {}, svg("pattern", { id: "h", width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      svg("line", { x1: 0, y1: 0, x2: 0, y2: 5, stroke: "var(--st-background-color)", "stroke-width": 2.6 }))))
    margin.setAttribute("height", frame.offsetHeight)
    for (const { span, sentence } of spans) {
      if (!sentence.bar) continue
      const rects = [...span.getClientRects()]
      if (!rects.length) continue // not on the page (any more)
      const y = rects[0].top - top + 3, height = Math.max(rects[rects.length - 1].bottom - top - y - 3, 4)
      const outline = sentence.bar.outline
      margin.append(svg("rect", { x: outline ? 3 : 2, y, width: outline ? 6 : 8, height, rx: 1, fill: outline ? "none" : sentence.bar.fill, stroke: outline ? sentence.bar.fill : null, "stroke-width": 1.5 }))
      if (sentence.bar.hatch) margin.append(svg("rect", { x: 2, y, width: 8, height, fill: "url(#h)" }))
    }
  }
  const observer = new ResizeObserver(strip)
  observer.observe(frame)
  document.fonts?.ready.then(strip)
  const opened = spans.find((s) => s.sentence.opened)
  if (opened && root.dataset.opened !== opened.sentence.id) {
    const fromView = opened.span.getBoundingClientRect()
    if (fromView.top < 0 || fromView.bottom > window.innerHeight) opened.span.scrollIntoView({ block: "center" })
  }
  root.dataset.opened = opened ? opened.sentence.id : ""
  return stopWith(root, observer)
}
