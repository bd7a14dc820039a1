export default function (component) {
  const { data } = component
  const root = fresh(component)
  const button = el("button", { class: "copy", type: "button" }, data.label)
  const said = el("span", { class: "said", role: "status" })
  button.onclick = async () => {
    const address = new URL(window.location.href)
    address.search = data.query
    try {
      await navigator.clipboard.writeText(address.href)
      button.textContent = "Copied"
      said.textContent = "The link is on the clipboard"
    } catch {
      said.replaceChildren(el("input", { class: "address", readonly: true, "aria-label": "Link to this view", value: address.href }))
      said.firstChild.select()
    }
    setTimeout(() => { button.textContent = data.label }, 2000)
  }
  root.append(button, said)
}
