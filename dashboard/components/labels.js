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
  data.columns.forEach((column, place) => {
    const list = el("ul", { class: "labels" })
    for (const label of column.labels) {
      const button = el("button", { type: "button", class: `serif label${label.attributed ? " attributed" : ""}${label.picked ? " picked" : ""}`, "aria-pressed": String(label.picked), "data-id": `${column.article.letter} ${label.key}` },
        el("span", { class: "text" }, label.evaluative ? el("u", { title: "By itself this reads as a judgement" }, label.text) : label.text), label.count > 1 ? el("span", { class: "times" }, `×${label.count}`) : null,
        label.shared > 1 ? el("span", { class: "times shared" }, `in ${label.shared} articles`) : null,
        label.attributed ? el("span", { class: "speaker" }, label.speaker || "somebody quoted") : null)
      button.addEventListener("click", () => setTriggerValue("pick", label.key))
      button.addEventListener("pointerenter", () => light(label.key, true))
      button.addEventListener("pointerleave", () => light(label.key, false))
      button.addEventListener("focus", () => light(label.key, true))
      button.addEventListener("blur", () => light(label.key, false))
      if (!nodes.has(label.key)) nodes.set(label.key, [])
      nodes.get(label.key).push(button)
      button.place = place
      list.append(el("li", {}, button))
    }
    page.append(el("section", { class: "column", "aria-label": `Article ${column.article.letter}` },
      el("h3", {}, chip(column.article), el("span", { class: "quiet name" }, column.article.title)),
      column.labels.length ? list : el("p", { class: "quiet" }, column.nothing)))
  })
  root.append(page)

  function join() {
    lines.replaceChildren()
    const frame = page.getBoundingClientRect()
    lines.setAttribute("width", frame.width)
    lines.setAttribute("height", frame.height)
    if (!frame.width || window.matchMedia("(max-width: 640px)").matches) return // taken off the page, or one below the other
    // A line over columns in between passes below their words: behind them it would seem to join what it only crosses.
    const columns = [...page.querySelectorAll(".column")].map((column) => column.getBoundingClientRect())
    const feet = [...page.querySelectorAll(".column")].map((column) => column.lastElementChild.getBoundingClientRect().bottom - frame.top + 8)
    for (const [key, shared] of nodes) {
      for (let n = 1; n < shared.length; n++) {
        const a = shared[n - 1], b = shared[n], word = a.querySelector(".text").getClientRects()[0], end = b.getBoundingClientRect()
        const x1 = word.right - frame.left + 4, y1 = word.top - frame.top + word.height / 2
        const x2 = end.left - frame.left - 4, y2 = end.top - frame.top + 13
        const shift = (lines.childNodes.length % 4) * 5
        const bend = (x, y, toX, toY) => `L${x} ${y} C${x + 14} ${y} ${toX - 14} ${toY} ${toX} ${toY}`
        let d = `M${x1} ${y1}`
        if (b.place - a.place > 1) {
          const between = [...feet.keys()].slice(a.place + 1, b.place), foot = Math.max(...between.map((c) => feet[c]))
          for (const c of between) feet[c] = foot + 6
          const leave = columns[a.place + 1].left - frame.left
          d += bend(Math.max(leave - 28 - shift, x1), y1, Math.max(leave - 2, x1 + 16), foot)
          d += bend(x2 - 26 - shift, foot, x2, y2)
        } else d += bend(Math.max(x2 - 20 - shift, x1 + 4), y1, x2, y2)
        lines.append(svg("path", { "data-key": key, class: b.classList.contains("picked") ? "picked" : null, d }))
      }
    }
  }
  const observer = new ResizeObserver(join)
  observer.observe(page)
  document.fonts?.ready.then(join)
  giveFocusBack(root, [...nodes.values()].flat())
  return stopWith(root, observer)
}
