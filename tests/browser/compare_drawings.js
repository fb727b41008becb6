/* Draw a chart with plotly.js, put its SVG from the server beside it, and measure both: marks, lines, texts, ticks. */
(() => {
  "use strict";

  /* The box of an element in pixels from the top left of its drawing, without its stroke. */
  function box(element, origin) {
    const part = element.getBBox(), matrix = element.getScreenCTM();
    const corners = [[part.x, part.y], [part.x + part.width, part.y], [part.x, part.y + part.height], [part.x + part.width, part.y + part.height]]
      .map(([x, y]) => new DOMPoint(x, y).matrixTransform(matrix));
    const xs = corners.map((corner) => corner.x - origin.left), ys = corners.map((corner) => corner.y - origin.top);
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  }

  function numbers(path, element, origin) {
    const matrix = element.getScreenCTM();
    return path.split("M").filter(Boolean).map((part) =>
      part.split("L").map((pair) => pair.split(",").map(Number)).map(([x, y]) => {
        const point = new DOMPoint(x, y).matrixTransform(matrix);
        return [point.x - origin.left, point.y - origin.top];
      }));
  }

  /* Subpaths of lines as lists of points; a part without length is not seen. */
  function lines(elements, origin) {
    const parts = elements.flatMap((line) => numbers(line.getAttribute("d"), line, origin));
    return parts.filter((part) => part.length > 1);
  }

  /* Each text with its colour, size and box. */
  function texts(elements, origin) {
    return elements.filter((text) => text.textContent.trim()).map((text) => {
      const style = getComputedStyle(text);
      return [`${text.textContent.trim()} ${style.fill} ${style.fontSize}`, box(text, origin)];
    });
  }

  /* What shapes look like. A straight line has no fill; a pattern counts as none, for hatching is drawn as lines here. */
  function paints(name, elements) {
    return elements.map((part) => {
      const style = getComputedStyle(part);
      const isFilled = ["bars", "markers"].includes(name) && !style.fill.startsWith("url") && style.fillOpacity !== "0";
      return `${name} ${isFilled ? style.fill : "none"} ${style.stroke} ${style.strokeWidth} ${style.strokeDasharray}`;
    });
  }

  function measure(root, origin, query) {
    const all = (name) => [...root.querySelectorAll(query[name])].filter((part) => part.getBBox().width || part.getBBox().height);
    return {
      paints: [...["bars", "markers", "ranges", "rules"].flatMap((name) => paints(name, all(name))), ...new Set(paints("lines", all("lines")))],
      bars: all("bars").map((part) => box(part, origin)),
      markers: all("markers").map((part) => box(part, origin)),
      ranges: all("ranges").map((part) => box(part, origin)),
      rules: all("rules").map((part) => box(part, origin)),
      grid: all("grid").flatMap((part) => strokes(part, origin)),
      lines: lines(all("lines"), origin),
      texts: texts(all("texts"), origin),
    };
  }

  /* Each straight line of a path as a box. */
  function strokes(path, origin) {
    const matrix = path.getScreenCTM();
    return path.getAttribute("d").split("M").filter(Boolean).map((part) => {
      const [, x, y, way, end] = part.match(/^(-?[\d.]+),(-?[\d.]+)([HhVv])(-?[\d.]+)$/);
      const to = { H: [+end, +y], h: [+x + +end, +y], V: [+x, +end], v: [+x, +y + +end] }[way];
      const [one, other] = [[+x, +y], to].map(([a, b]) => new DOMPoint(a, b).matrixTransform(matrix));
      return [Math.min(one.x, other.x) - origin.left, Math.min(one.y, other.y) - origin.top,
        Math.max(one.x, other.x) - origin.left, Math.max(one.y, other.y) - origin.top];
    });
  }

  const PLOTLY = {
    bars: ".bars .point > path", markers: ".scatterlayer .points > path", ranges: ".xerror",
    rules: ".shapelayer path", grid: ".gridlayer path.crisp", lines: ".scatterlayer .js-line", texts: "text",
  };
  const OWN = {
    bars: ".bars rect", markers: ".points path[transform]", ranges: ".ranges path",
    rules: ".rules path", grid: ".grid path", lines: ".points path:not([transform])", texts: "text",
  };

  window.compareDrawings = async (cases) => {
    const found = [];
    const [theirs, ours] = ["theirs", "ours"].map((id) => document.getElementById(id));
    for (const one of cases) {
      theirs.style.width = one.width + "px";
      theirs.style.height = one.height + "px";
      await window.Plotly.newPlot(theirs, one.data, one.layout, { displayModeBar: false });
      ours.innerHTML = one.svg;
      const svg = ours.querySelector("svg");
      found.push({
        plotly: measure(theirs, theirs.getBoundingClientRect(), PLOTLY),
        svg: measure(svg, svg.getBoundingClientRect(), OWN),
      });
      window.Plotly.purge(theirs);
    }
    return found;
  };
})();
