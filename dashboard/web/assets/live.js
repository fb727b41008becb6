/* Live reload, for `serve` with `build --watch`: reload the page when the server has new tables. Served only while
   reloading is on; does nothing on a page with another host name than this computer or in a hidden tab. */
(function () {
  "use strict";
  const POLL_MS = 1500;
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
    keep(window.scrollY);
    window.location.reload();
  }

  /* Keep the scroll position over a reload; all other state is in the address. Without storage it is lost. */
  function keep(place) {
    try {
      window.sessionStorage.setItem(SCROLL_KEY, place);
    } catch {
      /* storage is blocked */
    }
  }
  function kept() {
    try {
      const place = Number(window.sessionStorage.getItem(SCROLL_KEY));
      window.sessionStorage.removeItem(SCROLL_KEY);
      return place;
    } catch {
      return 0;
    }
  }

  const place = kept();
  if (place) window.scrollTo({ top: place, behavior: "instant" });
  window.setInterval(poll, POLL_MS);
  document.addEventListener("visibilitychange", poll);
})();
