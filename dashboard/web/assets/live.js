/* Beside `victim-monitor build --watch`: draw the page anew once the server has taken up new tables. Loaded by
   `serve` for local work only; asks nothing of a page opened from elsewhere, nor of one that is not in sight. */
(function () {
  "use strict";
  const EVERY = 1500; /* milliseconds */
  const PATIENCE = 5000;
  const PLACE = "place-on-the-page";
  const drawn = document.querySelector("meta[name=tables-version]");
  const isLocal = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(window.location.hostname);
  if (!drawn || !isLocal) return;

  async function look() {
    if (document.hidden) return;
    try {
      const answer = await fetch("/_tables", { cache: "no-store" });
      if (!answer.ok || (await answer.text()) === drawn.content) return;
    } catch {
      return; /* the server is stopped; it may come back */
    }
    window.sessionStorage.setItem(PLACE, window.scrollY);
    window.location.reload();
  }

  /* Back to where the reader was, once the page is drawn and long enough; the address holds all other choices. */
  function putBack(place, end) {
    const isDrawn = !document.querySelector(".first-paint");
    const isLong = document.documentElement.scrollHeight >= Math.floor(place) + window.innerHeight;
    if ((isDrawn && isLong) || Date.now() > end) {
      window.requestAnimationFrame(() => window.scrollTo({ top: place, behavior: "instant" }));
    } else {
      window.requestAnimationFrame(() => putBack(place, end));
    }
  }

  const place = window.sessionStorage.getItem(PLACE);
  window.sessionStorage.removeItem(PLACE);
  if (Number(place)) putBack(Number(place), Date.now() + PATIENCE);
  window.setInterval(look, EVERY);
  document.addEventListener("visibilitychange", look);
})();
