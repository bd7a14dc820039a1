export default function (component) {
  const { data, setTriggerValue } = component
  const root = fresh(component)
  const list = el("ul", { class: "facts" })
  const buttons = []
  for (const fact of data.facts) {
    const button = el("button", { type: "button", "data-id": fact.label, title: `Open ${fact.page}`, on: { click: () => { toTop(); setTriggerValue("page", fact.page) } } },
      el("span", { class: "number" }, fact.number), el("span", { class: "label" }, fact.label))
    buttons.push(button)
    list.append(el("li", {}, button))
  }
  root.append(list)
  giveFocusBack(root, buttons)
}
