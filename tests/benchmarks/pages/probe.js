/* Runs in each page before its own scripts. Looks once in each frame whether the first chart, the live chart and the
   redrawn chart are there; a chart that is there is painted at the end of the frame in which it is seen. */
(() => {
  const seen = (window.seen = { chart: null, live: null, shift: 0, paint: null });
  let change = null;
  const hasSize = (part) => Boolean(part) && part.getBoundingClientRect().width > 0;
  const marks = () =>
    [...document.querySelectorAll(".js-plotly-plot path.js-line, .js-plotly-plot .point path, .js-plotly-plot path.point")]
      .map((mark) => mark.getAttribute("d") + mark.getAttribute("transform"))
      .join("|");
  const headline = () => (document.querySelector(".headline") || {}).textContent || "";
  const drawing = () => [...document.querySelectorAll(".drawing svg, svg.sparkline")].find(hasSize);

  function look() {
    const now = performance.now();
    if (document.documentElement) {
      if (seen.chart === null && (drawing() || marks())) seen.chart = now;
      if (seen.live === null && marks() && (!document.getElementById("box") || document.querySelector("#box.is-live")))
        seen.live = now;
      if (change && change.start !== null && seen.redraw === null) {
        if (headline() !== change.headline && marks() !== change.marks) seen.redraw = now - change.start;
      }
    }
    requestAnimationFrame(look);
  }
  requestAnimationFrame(look);

  /* Wait for a click: `seen.redraw` becomes the milliseconds from it to the frame with another headline and chart. */
  window.awaitRedraw = () => {
    seen.redraw = null;
    change = { headline: headline(), marks: marks(), start: null };
  };
  window.addEventListener("click", () => change && change.start === null && (change.start = performance.now()), true);

  const observe = (type, use) => new PerformanceObserver((list) => list.getEntries().forEach(use)).observe({ type, buffered: true });
  observe("paint", (entry) => entry.name === "first-contentful-paint" && (seen.paint = entry.startTime));
  observe("layout-shift", (entry) => entry.hadRecentInput || (seen.shift += entry.value));
})();
