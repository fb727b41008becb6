/* Clientside callbacks and event handlers: draw charts in the theme, address and title, theme, filter drawer,
   open the record of a mark, copy a citation. */
(function () {
  "use strict";
  const NARROW = window.matchMedia("(max-width: 600px)");
  const DARK = window.matchMedia("(prefers-color-scheme: dark)");
  let shown = window.location.search; /* the parameters the page shows now */
  const unchanged = () => window.dash_clientside.no_update;

  /* Replace every colour in a chart by its value in the palette of the dark theme. */
  function recolour(part, palette) {
    if (typeof part === "string") return palette[part] || part;
    if (Array.isArray(part)) return part.map((item) => recolour(item, palette));
    if (part && typeof part === "object") {
      return Object.fromEntries(Object.entries(part).map(([key, item]) => [key, recolour(item, palette)]));
    }
    return part;
  }

  /* On a narrow screen: the layout and traces with what `meta.narrow` replaces; dictionaries are merged. */
  function narrowed(chart) {
    const narrow = chart.layout.meta && chart.layout.meta.narrow;
    if (!narrow || !NARROW.matches) return chart;
    const layout = { ...chart.layout };
    for (const [key, value] of Object.entries(narrow.layout || {})) {
      const isDictionary = value && typeof value === "object" && !Array.isArray(value);
      layout[key] = isDictionary ? { ...layout[key], ...value } : value;
    }
    const data = chart.data.map((trace, place) => ({ ...trace, ...((narrow.data || [])[place] || {}) }));
    return { ...chart, data, layout };
  }

  function scheme(theme) {
    return theme === "dark" || theme === "light" ? theme : DARK.matches ? "dark" : "light";
  }

  function observation(event) {
    return event && event.points && event.points.length ? event.points[0].customdata : null;
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.monitor = {
    draw(chart, theme, _width, palette) {
      if (!chart) return unchanged();
      const sized = narrowed(chart);
      return scheme(theme) === "dark" ? recolour(sized, palette) : sized;
    },

    /* Each choice adds an entry to the history, so that the back button undoes it. */
    remember(address) {
      if (!address) return unchanged();
      if (window.location.search !== address.search) {
        window.history.pushState({}, "", window.location.pathname + address.search);
        shown = address.search;
      }
      keepLanguageLinks();
      return unchanged();
    },

    /* Open the record of a clicked mark; the event is reset to null, so that the same mark can be clicked again. */
    open_record(click) {
      const name = observation(click);
      if (name) window.location.assign(document.querySelector("[data-record]").dataset.record + encodeURIComponent(name));
      return null;
    },

    point(hover) {
      document.body.classList.toggle("over-mark", Boolean(observation(hover)));
      return unchanged();
    },

    describe(page) {
      if (!page) return unchanged();
      document.title = page.title;
      document.documentElement.lang = page.lang;
      window.requestAnimationFrame(() => {
        keepLanguageLinks();
        jump();
      });
      return unchanged();
    },

    drawer(_clicks) {
      const button = document.querySelector(".filters-toggle");
      const open = button.getAttribute("aria-expanded") !== "true";
      button.closest(".filters").classList.toggle("filters-open", open);
      return String(open);
    },

    choose_theme(clicks, theme) {
      if (!clicks) return unchanged();
      return scheme(theme) === "dark" ? "light" : "dark";
    },

    apply_theme(theme) {
      document.documentElement.dataset.theme = scheme(theme);
      return scheme(theme);
    },
  };

  /* Scroll to the element named in the address, since it did not exist when the browser looked for it. */
  function jump() {
    const part = document.getElementById(window.location.hash.slice(1));
    if (part) part.scrollIntoView();
  }

  /* Add the query of the page to the links to other languages. */
  function keepLanguageLinks() {
    for (const link of document.querySelectorAll("a[data-language]")) link.search = window.location.search;
  }

  /* Back and forward: pass the query to the page, also when it is the first one. A jump within the page, such as
     the skip link, does not change the query and must not render the page again. */
  window.addEventListener("popstate", () => {
    if (window.location.search === shown) return;
    shown = window.location.search;
    window.dash_clientside.set_props("history", { data: { search: window.location.search, at: Date.now() } });
  });

  /* Copy a citation; when the browser does not allow it, select the text instead. */
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-copied]");
    if (!button) return;
    const block = button.closest(".cite");
    const text = block.querySelector("pre");
    try {
      await navigator.clipboard.writeText(text.textContent);
      block.querySelector("[role=status]").textContent = button.dataset.copied;
    } catch {
      window.getSelection().selectAllChildren(text);
    }
  });

  NARROW.addEventListener("change", () => window.dash_clientside.set_props("narrow", { data: NARROW.matches }));
})();
