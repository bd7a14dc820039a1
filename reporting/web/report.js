"use strict";
(() => {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const figures = [...document.querySelectorAll("figure.chart")];
  const made = new Map();
  const config = (name) => ({ displaylogo: false, typesetMath: false, responsive: true, displayModeBar: "hover", modeBarButtons: [["toImage"]], toImageButtonOptions: { format: "svg", filename: name, scale: 2 } });
  // Each chart is drawn when it comes near, so that the page answers at once; paper always gets the still picture.
  const draw = (figure) => {
    if (!made.has(figure)) made.set(figure, JSON.parse(figure.querySelector("script").textContent));
    const own = made.get(figure)[dark.matches ? "dark" : "light"];
    figure.classList.add("live");
    Plotly.react(figure.querySelector(".plot"), own.data, own.layout, config(figure.id));
  };
  const near = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) { near.unobserve(entry.target); draw(entry.target); }
  }, { rootMargin: "600px" });
  for (const figure of figures) near.observe(figure);
  dark.addEventListener("change", () => { for (const figure of made.keys()) draw(figure); });

  // What a bar of a strip stands for, beside the pointer.
  const tip = document.createElement("div");
  tip.className = "tip"; tip.hidden = true; document.body.append(tip);
  document.addEventListener("pointerover", (event) => {
    const bar = event.target.closest?.("[data-tip]");
    tip.hidden = !bar;
    if (!bar) return;
    tip.textContent = bar.dataset.tip;
    const at = bar.getBoundingClientRect();
    tip.style.top = `${at.bottom + scrollY + 8}px`;
    tip.style.left = `${Math.max(8, Math.min(at.left + scrollX, scrollX + innerWidth - tip.offsetWidth - 12))}px`;
  });

  const folded = [...document.querySelectorAll("details")];
  let opened = [];
  addEventListener("beforeprint", () => { opened = folded.filter((one) => !one.open); for (const one of opened) one.open = true; });
  addEventListener("afterprint", () => { for (const one of opened) one.open = false; });
})();
