export default function (component) {
  const { data, setTriggerValue } = component
  const root = fresh(component)
  const list = el("ul", {})
  const anchors = []
  const open = (page) => (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return // a new tab is the browser's to open
    event.preventDefault()
    toTop()
    setTriggerValue("page", page)
  }
  root.append(el("nav", { "aria-label": "Pages" }, el("a", { class: "brand", href: data.start, on: { click: open(data.first) } }, "Parallax"), list))
  for (const page of data.pages) {
    const anchor = el("a", { href: page.href, title: page.about, "data-id": page.name, "aria-current": page.current ? "page" : null, on: { click: open(page.name) } }, page.title)
    anchors.push(anchor)
    list.append(el("li", {}, anchor))
  }
  if (!giveFocusBack(root, anchors)) anchors.find((a) => a.hasAttribute("aria-current"))?.scrollIntoView({ block: "nearest", inline: "nearest" })
}
