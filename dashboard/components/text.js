// Helpers for text views. Text enters the page as text nodes only, never as markup.
function el(tag, attributes, ...children) {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue
    if (name === "on") for (const [event, handler] of Object.entries(value)) node.addEventListener(event, handler)
    else if (name === "style") for (const [key, v] of Object.entries(value)) node.style.setProperty(key, v)
    else node.setAttribute(name, value === true ? "" : value)
  }
  for (const child of children) if (child !== null && child !== undefined) node.append(child)
  return node
}

function runs(pieces) {
  const fragment = document.createDocumentFragment()
  for (const piece of pieces) {
    if (!piece.k.length) fragment.append(document.createTextNode(piece.t))
    else fragment.append(el("mark", { class: piece.k.join(" "), title: piece.n || null }, piece.t))
  }
  return fragment
}

function chip(article) {
  return el("span", { class: "chip", style: { background: article.colour, color: article.ink }, title: article.title }, article.letter)
}

// An emptied root for a new drawing. What the last drawing left running is stopped; where the focus was is remembered.
function fresh(component) {
  const root = component.parentElement.querySelector(".root")
  root.stop?.()
  root.focusedId = root.getRootNode().activeElement?.dataset?.id ?? root.focusedId ?? null
  root.replaceChildren()
  return root
}

function toTop() {
  document.querySelector('[data-testid="stMain"]')?.scrollTo({ top: 0 })
}

function stopWith(root, observer) {
  root.stop = () => observer.disconnect()
  return root.stop
}

// Only where nothing else has taken the focus meanwhile.
function giveFocusBack(root, nodes) {
  const free = document.activeElement === null || document.activeElement === document.body
  const node = free && root.focusedId && nodes.find((n) => n.dataset.id === root.focusedId)
  root.focusedId = null
  if (node) node.focus({ preventScroll: true })
  return node
}
