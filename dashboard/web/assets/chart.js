/* The live chart: Dash draws the dictionary of the View in its place over the drawing, in the theme of the page. Its
   scripts are loaded after the first paint; when they fail the drawing stays and the page says so. */
(function () {
  "use strict";
  const LIMIT_MS = 20000;
  const NARROW = window.matchMedia("(max-width: 1079px)");
  const TOUCH = window.matchMedia("(pointer: coarse)");
  const data = JSON.parse(document.getElementById("view-data").textContent);
  const records = document.querySelector("[data-record]").dataset.record;
  const box = document.getElementById("box");
  const live = document.getElementById("react-entry-point");
  const panel = document.getElementById("mark");
  const said = document.getElementById("said"); /* is always there, so that what it holds is spoken when it changes */
  let { chart, alt } = data;
  let place = -1; /* the mark that the arrow keys are on */

  const look = () => ({ dark: window.monitor.theme() === "dark", narrow: NARROW.matches });
  const addressOf = (observation) => records + encodeURIComponent(observation);
  const plot = () => live.querySelector(".js-plotly-plot");

  /* Replace every colour in a chart by its value in the palette of the dark theme. */
  function recolour(part, palette) {
    if (typeof part === "string") return palette[part] || part;
    if (Array.isArray(part)) return part.map((item) => recolour(item, palette));
    if (part && typeof part === "object") {
      return Object.fromEntries(Object.entries(part).map(([key, item]) => [key, recolour(item, palette)]));
    }
    return part;
  }

  /* The layout and labels for narrow screens: the same marks. */
  function narrowed(full) {
    const narrow = full.layout.meta && full.layout.meta.narrow;
    if (!narrow) return full;
    const layout = { ...full.layout };
    for (const [key, value] of Object.entries(narrow.layout || {})) {
      const isPart = value && typeof value === "object" && !Array.isArray(value);
      layout[key] = isPart ? { ...layout[key], ...value } : value;
    }
    const data = full.data.map((trace, n) => ({ ...trace, ...((narrow.data || [])[n] || {}) }));
    return { ...full, data, layout };
  }

  /* A chart in the theme of the page and for the width of the window. */
  function suited(full, palette) {
    const { dark, narrow } = look();
    const sized = narrow ? narrowed(full) : full;
    const { height: _, ...layout } = sized.layout; /* the drawing below it has set the height of the box */
    const drawn = { ...sized, layout };
    return dark ? recolour(drawn, palette) : drawn;
  }

  let colours = {}; /* the palette of the dark theme, known once Dash has drawn */
  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.monitor = {
    draw(_stored, _look, palette) {
      colours = palette;
      return chart ? suited(chart, palette) : window.dash_clientside.no_update;
    },
  };

  /* Draw the chart of another choice. Plotly is called at once where Dash has drawn before: by way of its stores the
     same call comes some frames later. When the look changes Dash draws the chart that is shown then. */
  document.addEventListener("viewchange", ({ detail }) => {
    ({ chart, alt } = detail);
    place = -1;
    live.setAttribute("aria-label", alt);
    if (!chart || !window.dash_clientside.set_props) return;
    const drawn = plot();
    if (!drawn || !drawn.data) return window.dash_clientside.set_props("live-chart", { data: chart });
    const { data, layout } = suited(chart, colours);
    window.Plotly.react(drawn, data, { ...layout, autosize: true }, { ...drawn._context });
  });
  const relook = () => window.dash_clientside.set_props && window.dash_clientside.set_props("live-look", { data: look() });
  document.addEventListener("themechange", relook);
  NARROW.addEventListener("change", relook);

  /* Load the scripts of the template in their order, then start Dash. */
  async function load() {
    const scripts = [...document.getElementById("live-scripts").content.querySelectorAll("script")];
    const loaded = scripts.map(
      (script) =>
        new Promise((resolve, reject) => {
          const copy = document.createElement("script");
          copy.async = false;
          copy.onload = resolve;
          copy.onerror = reject;
          copy.src = script.src;
          document.head.append(copy);
        }),
    );
    await Promise.all(loaded);
    window.renderer = new window.DashRenderer();
    watch(Date.now() + LIMIT_MS);
  }

  /* Wait until the chart is drawn, then let it take the place of the drawing. */
  function watch(end) {
    const drawn = plot();
    if (chart && drawn && drawn.querySelector(".cartesianlayer path, .cartesianlayer text")) return ready(drawn);
    if (Date.now() > end && chart) return failed();
    return window.requestAnimationFrame(() => watch(end));
  }

  function ready(drawn) {
    const focused = document.activeElement.closest(".drawing a");
    box.classList.add("is-live");
    live.tabIndex = 0;
    live.setAttribute("role", "application"); /* else a screen reader keeps the arrow keys to itself */
    live.setAttribute("aria-label", alt);
    live.setAttribute("aria-describedby", "chart-keys");
    drawn.setAttribute("aria-hidden", "true"); /* its marks are spoken one by one, by the arrow keys */
    drawn.on("plotly_click", ({ points }) => open(points[0].customdata, points[0].hovertext));
    drawn.on("plotly_hover", ({ points }) => document.body.classList.toggle("over-mark", Boolean(points[0].customdata)));
    drawn.on("plotly_unhover", () => document.body.classList.remove("over-mark"));
    if (focused) takeFocus(focused.getAttribute("href"));
  }

  /* The focus that a mark had in the drawing goes to the same mark of the live chart, without a word: it was spoken. */
  function takeFocus(address) {
    place = marks().findIndex(({ name }) => addressOf(name) === address);
    live.focus({ preventScroll: true });
  }

  function failed() {
    if (!box.classList.contains("is-live")) document.getElementById("live-failed").hidden = false;
  }

  /* A mouse opens the record of a mark; a finger first shows what it is, with a link. */
  function open(observation, sentence) {
    if (!observation) return;
    const address = addressOf(observation);
    if (!TOUCH.matches) {
      window.history.replaceState({ ...window.history.state, followed: address }, "");
      window.location.assign(address);
      return;
    }
    const link = document.createElement("a");
    link.href = address;
    link.textContent = data.words.mark_record;
    panel.replaceChildren(`${sentence} `, link);
    panel.hidden = false;
    said.textContent = sentence;
  }
  box.addEventListener("click", (event) => {
    const link = event.target.closest(".drawing a");
    if (!link || !TOUCH.matches) return;
    event.preventDefault();
    open(decodeURIComponent(link.getAttribute("href").slice(records.length)), link.getAttribute("aria-label"));
  });

  /* The marks of the drawn chart in the order of the arrow keys: trace by trace, each mark once. */
  function marks() {
    const found = new Map();
    for (const trace of plot().data) {
      (trace.customdata || []).forEach((name, n) => {
        if (name && !found.has(name)) found.set(name, { name, said: [].concat(trace.hovertext || "")[n] || "" });
      });
    }
    return [...found.values()];
  }
  live.addEventListener("keydown", (event) => {
    const every = box.classList.contains("is-live") ? marks() : [];
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter" && every[place]) open(every[place].name, every[place].said);
    else if (event.key === "Home") place = 0;
    else if (event.key === "End") place = every.length - 1;
    else if (step) place = Math.min(Math.max(place + step, 0), every.length - 1);
    else return;
    event.preventDefault();
    if (event.key === "Enter" || !every[place]) return;
    panel.textContent = said.textContent = every[place].said;
    panel.hidden = false;
    point(every[place].name);
  });
  live.addEventListener("focus", () => place >= 0 && point((marks()[place] || {}).name));
  live.addEventListener("blur", () => point(null));

  /* Outline the mark with the focus (null: none), by its place in the drawing, which is the same. */
  function point(name) {
    for (const link of box.querySelectorAll(".drawing a")) {
      link.classList.toggle("has-focus", name !== null && link.getAttribute("href") === addressOf(name));
    }
  }

  window.requestAnimationFrame(() => window.setTimeout(() => load().catch(failed)));
})();
