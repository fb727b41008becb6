/* Live reload, for `serve` with `build --watch`: reload the page when the server has new tables. Served only while
   reloading is on; does nothing on a page with another host name than this computer or in a hidden tab. */
(function () {
  "use strict";
  const POLL_MS = 1500;
  const RESTORE_TIMEOUT_MS = 5000;
  const SCROLL_KEY = "place-on-the-page";
  const drawn = document.querySelector("meta[name=tables-version]");
  const isLocal = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(window.location.hostname);
  if (!drawn || !isLocal) return;

  async function poll() {
    if (document.hidden) return;
    try {
      const response = await fetch("/_tables", { cache: "no-store" });
      if (!response.ok || (await response.text()) === drawn.content) return;
    } catch {
      return; /* the server does not run; it may be started again */
    }
    window.sessionStorage.setItem(SCROLL_KEY, window.scrollY);
    window.location.reload();
  }

  /* Restore the scroll position once the page is rendered and long enough; all other state is in the address. */
  function restoreScroll(place, end) {
    const isDrawn = !document.querySelector(".first-paint");
    const isLong = document.documentElement.scrollHeight >= Math.floor(place) + window.innerHeight;
    if ((isDrawn && isLong) || Date.now() > end) {
      window.requestAnimationFrame(() => window.scrollTo({ top: place, behavior: "instant" }));
    } else {
      window.requestAnimationFrame(() => restoreScroll(place, end));
    }
  }

  const place = window.sessionStorage.getItem(SCROLL_KEY);
  window.sessionStorage.removeItem(SCROLL_KEY);
  if (Number(place)) restoreScroll(Number(place), Date.now() + RESTORE_TIMEOUT_MS);
  window.setInterval(poll, POLL_MS);
  document.addEventListener("visibilitychange", poll);
})();
