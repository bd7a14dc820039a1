// Helpers for views that are drawn: SVG nodes, a tip that follows pointer and focus, arrow keys, saving.
const SVG = "http://www.w3.org/2000/svg"

function svg(tag, attributes, ...children) {
  const node = document.createElementNS(SVG, tag)
  for (const [name, value] of Object.entries(attributes || {})) if (value !== null && value !== undefined) node.setAttribute(name, value)
  for (const child of children) if (child !== null && child !== undefined) node.append(child)
  return node
}

// Draw now (at once, so that nothing jumps and the focus can stay) and again whenever the width changes.
function onWidth(root, draw) {
  let last = Math.round(root.getBoundingClientRect().width)
  if (last) draw(last)
  const observer = new ResizeObserver((entries) => {
    const width = Math.round(entries[0].contentRect.width)
    if (width && width !== last) { last = width; draw(width) }
  })
  observer.observe(root)
  return observer
}

function tip(root) {
  const node = el("div", { class: "tip", role: "presentation", hidden: true })
  root.append(node)
  return {
    show(target, head, words) {
      node.replaceChildren(el("strong", {}, head), words ? el("span", { class: "serif" }, words) : "")
      node.hidden = false
      const at = target.getBoundingClientRect(), frame = root.getBoundingClientRect()
      const left = Math.min(Math.max(at.left - frame.left + at.width / 2 - node.offsetWidth / 2, 0), Math.max(frame.width - node.offsetWidth, 0))
      node.style.left = `${left}px`
      node.style.top = `${at.bottom - frame.top + 8}px`
    },
    hide() { node.hidden = true },
  }
}

// One tab stop for many cells: arrow keys move, Enter and Space choose. `grid` is rows of nodes.
function roving(root, grid, choose) {
  const rows = grid.filter((row) => row.length)
  const all = rows.flat()
  let current = all.find((node) => node.getAttribute("aria-pressed") === "true") || all[0]
  const focus = (node) => {
    current.setAttribute("tabindex", "-1")
    current = node
    current.setAttribute("tabindex", "0")
    current.focus()
  }
  for (const node of all) node.setAttribute("tabindex", "-1")
  current?.setAttribute("tabindex", "0")
  rows.forEach((row, r) => row.forEach((node, c) => {
    node.addEventListener("keydown", (event) => {
      const moves = { ArrowRight: [r, c + 1], ArrowLeft: [r, c - 1], ArrowDown: [r + 1, c], ArrowUp: [r - 1, c], Home: [r, 0], End: [r, row.length - 1] }
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(node) }
      else if (moves[event.key]) {
        event.preventDefault()
        const [toRow, toCell] = moves[event.key]
        const there = rows[toRow]
        if (there) focus(there[Math.min(Math.max(toCell, 0), there.length - 1)])
      }
    })
    node.addEventListener("click", () => { current.setAttribute("tabindex", "-1"); current = node; node.setAttribute("tabindex", "0"); choose(node) })
  }))
  const held = giveFocusBack(root, all)
  if (held) { current.setAttribute("tabindex", "-1"); current = held; held.setAttribute("tabindex", "0") }
}

// A standalone file of a drawing with a margin. The page's colours are already attributes; the ground is added.
function save(drawing, format, name, ground) {
  const copy = drawing.cloneNode(true), margin = 16
  const inner = [Number(drawing.getAttribute("width")), Number(drawing.getAttribute("height"))]
  const [width, height] = inner.map((side) => side + 2 * margin)
  copy.setAttribute("xmlns", SVG)
  copy.setAttribute("viewBox", `${-margin} ${-margin} ${width} ${height}`)
  copy.setAttribute("width", width)
  copy.setAttribute("height", height)
  copy.insertBefore(svg("rect", { x: -margin, y: -margin, width, height, fill: ground }), copy.firstChild)
  const source = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" }))
  const offer = (address) => {
    const link = el("a", { href: address, download: `${name}.${format}` })
    document.body.append(link); link.click(); link.remove()
  }
  if (format === "svg") { offer(source); setTimeout(() => URL.revokeObjectURL(source), 1000); return }
  const image = new Image()
  image.onload = () => {
    const canvas = el("canvas", { width: width * 2, height: height * 2 })
    canvas.getContext("2d").drawImage(image, 0, 0, width * 2, height * 2)
    canvas.toBlob((blob) => { const png = URL.createObjectURL(blob); offer(png); setTimeout(() => URL.revokeObjectURL(png), 1000) })
    URL.revokeObjectURL(source)
  }
  image.src = source
}

// The end of a string that fits the width; measured, since letters differ.
const ruler = document.createElement("canvas").getContext("2d")
function fit(text, width, font) {
  ruler.font = font
  if (ruler.measureText(text).width <= width) return text
  let kept = text
  while (kept.length > 1 && ruler.measureText(`${kept}…`).width > width) kept = kept.slice(0, -1)
  return `${kept.trimEnd()}…`
}
