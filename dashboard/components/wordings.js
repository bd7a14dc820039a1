export default function (component) {
  const { data, setTriggerValue } = component
  const root = fresh(component)
  root.append(el("h3", { class: "title" }, data.title))
  if (data.conflicts.length) root.append(el("div", { class: "conflicts" },
    el("strong", {}, "Figures that differ"), ...data.conflicts.map((words) => el("p", {}, words)),
    el("p", { class: "quiet" }, "They may speak of different things: read them in place.")))
  const list = el("ol", { class: "list" })
  for (const item of data.items) {
    list.append(el("li", { class: item.opened ? "opened" : null },
      el("div", { class: "who" }, ...item.articles.map(chip), el("span", { class: "quiet" }, [item.voice, item.likely].filter(Boolean).join(" · "))),
      el("p", { class: "serif words", lang: "en", dir: "auto" }, runs(item.runs)),
      el("button", { class: "plain", type: "button", "aria-label": `Read in place, article ${item.articles[0].letter}`,
        on: { click: () => { toTop(); setTriggerValue("read", item.id) } } }, "Read in place")))
  }
  root.append(list)
  // On a phone the wordings are below the grid: whoever chose a statement is brought to them.
  if (root.picked !== undefined && data.picked && data.picked !== root.picked && matchMedia("(max-width: 640px)").matches)
    root.scrollIntoView({ block: "start" })
  root.picked = data.picked
  for (const words of [data.more, data.note]) if (words) root.append(el("p", { class: "quiet" }, words))
}
