export default function (component) {
  const { data, setTriggerValue } = component
  const root = fresh(component)
  const style = getComputedStyle(component.parentElement.host ?? component.parentElement)
  const of = (name) => style.getPropertyValue(name).trim()
  const ink = of("--st-text-color"), ground = of("--st-background-color"), line = of("--st-border-color")
  const sans = of("--st-font") || "sans-serif", serif = "'Source Serif Variable', Georgia, serif"
  const frame = el("div", { class: "frame" })
  root.append(frame)
  const bubble = tip(root)

  const outlined = () => svg("pattern", { id: "outlined", width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    svg("line", { x1: 0, y1: 0, x2: 0, y2: 5, stroke: of("--st-text-color"), "stroke-width": 1.4 }))
  const hatch = () => svg("pattern", { id: "hatch", width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    svg("line", { x1: 0, y1: 0, x2: 0, y2: 5, stroke: ground, "stroke-width": 2.6 }))

  function bar(cell, x, y, width, height) {
    const group = svg("g", { role: "button", "aria-label": `${cell.head}. ${cell.text}`, "aria-pressed": String(Boolean(cell.picked)), "data-id": cell.id })
    const inset = cell.outline ? 0.75 : 0
    group.append(svg("rect", { x, y: y - 6, width: Math.max(width, 1), height: height + 12, fill: "transparent" }))
    group.append(svg("rect", { x: x + inset, y: y + inset, width: Math.max(width - 2 * inset, 1), height: height - 2 * inset, rx: 1,
      fill: cell.outline ? ground : cell.fill, stroke: cell.outline ? cell.fill : null, "stroke-width": cell.outline ? 1.5 : null }))
    if (cell.hatch) group.append(svg("rect", { x, y, width: Math.max(width, 1), height, rx: 1, fill: cell.outline ? "url(#outlined)" : "url(#hatch)", opacity: cell.outline ? 0.4 : 0.75 }))
    if (cell.picked) group.append(svg("rect", { x: x - 2, y: y - 4, width: width + 4, height: height + 8, rx: 2, fill: "none", stroke: ink, "stroke-width": 1.75 }))
    const ring = svg("rect", { x: x - 2, y: y - 4, width: width + 4, height: height + 8, rx: 2, fill: "none", stroke: of("--st-link-color"), "stroke-width": 2, opacity: 0 })
    group.append(ring)
    group.addEventListener("pointerenter", () => bubble.show(group, cell.head, cell.text))
    group.addEventListener("pointerleave", bubble.hide)
    group.addEventListener("focus", () => { if (group.matches(":focus-visible")) { ring.setAttribute("opacity", 1); bubble.show(group, cell.head, cell.text) } })
    group.addEventListener("blur", () => { ring.setAttribute("opacity", 0); bubble.hide() })
    return group
  }

  function swatch(key, x, y) {
    const low = key.low ? 4 : 0
    return [svg("rect", { x: x + (key.outline ? 1 : 0), y: y + low + (key.outline ? 1 : 0), width: key.outline ? 12 : 14, height: (key.outline ? 12 : 14) - 2 * low, rx: 1,
      fill: key.outline ? ground : key.fill, stroke: key.outline ? key.fill : null, "stroke-width": key.outline ? 1.5 : null }),
    key.hatch ? svg("rect", { x, y, width: 14, height: 14, fill: "url(#hatch)" }) : null]
  }

  // The rows at a width; a file also gets the key, which the page has below the drawing.
  function compose(width, withKey) {
    const left = 34, top = 4, tall = 34, low = 9, head = 22, step = head + tall + 20
    const most = Math.max(...data.rows.map((row) => row.cells.length), 1)
    const cell = Math.min((width - left - 10) / most, 26), gap = cell > 12 ? 3 : cell > 5 ? 1.5 : 0.5
    const height = top + data.rows.length * step + (withKey ? 30 : 0)
    const drawing = svg("svg", { width, height, role: "group", "aria-label": data.alt, "font-family": sans }, svg("defs", {}, hatch(), outlined()))
    const grid = data.rows.map((row, r) => {
      const y = top + r * step, foot = y + head + tall
      drawing.append(svg("rect", { x: 0, y: foot - 26, width: 22, height: 22, rx: 3, fill: row.article.colour }),
        svg("text", { x: 11, y: foot - 10.5, "text-anchor": "middle", "font-size": 13, "font-weight": 600, fill: row.article.ink }, row.article.letter),
        svg("text", { x: left, y: y + 13, "font-size": 14.5, "font-family": serif, fill: ink }, fit(row.article.title, width - left - 4, `14.5px ${serif}`)),
        svg("line", { x1: left, x2: left + row.cells.length * cell - gap, y1: foot + 0.5, y2: foot + 0.5, stroke: line }))
      const nodes = row.cells.map((c, n) => {
        const height = c.high ? tall : low
        return bar(c, left + n * cell, foot - height, cell - gap, height)
      })
      drawing.append(...nodes)
      return nodes
    })
    if (withKey) {
      let x = left
      for (const key of data.keys) {
        drawing.append(...swatch(key, x, height - 20).filter(Boolean), svg("text", { x: x + 20, y: height - 8, "font-size": 13, fill: ink }, key.label))
        ruler.font = `13px ${sans}`
        x += 40 + ruler.measureText(key.label).width
      }
    }
    return { drawing, grid }
  }

  function draw(width) {
    const { drawing, grid } = compose(width, false)
    frame.replaceChildren(drawing)
    roving(root, grid, (node) => setTriggerValue("pick", node.dataset.id))
  }

  const foot = el("div", { class: "foot" })
  for (const key of data.keys) {
    const box = svg("svg", { width: 14, height: 14, "aria-hidden": "true" }, key.hatch ? svg("defs", {}, hatch()) : null, ...swatch(key, 0, 0).filter(Boolean))
    foot.append(el("span", { class: "key" }, box, key.label))
  }
  const saved = () => save(compose(1000, true).drawing, data.format, data.name, ground)
  foot.append(el("button", { class: "plain save", type: "button", on: { click: saved } }, `Save as ${data.format.toUpperCase()}`))
  root.append(foot)
  const observer = onWidth(frame, draw)
  return stopWith(root, observer)
}
