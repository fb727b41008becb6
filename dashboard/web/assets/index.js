/* On the list of figures: search as one types. The server answers with the same page, of which only the results are
   taken, so a search finds the same with and without this script. */
(function () {
  "use strict";
  const PAUSE_MS = 150;
  const PARTS = ["main [role=status]", ".results"];
  const field = document.querySelector("form.search input[name=q]");
  let timer = 0;
  let request = new AbortController();

  async function search() {
    request.abort();
    request = new AbortController();
    const address = new URL(field.form.action);
    if (field.value.trim()) address.searchParams.set("q", field.value);
    try {
      const answer = await fetch(address, { signal: request.signal });
      if (!answer.ok) return;
      const found = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const part of PARTS) document.querySelector(part).replaceChildren(...found.querySelector(part).childNodes);
      window.history.replaceState(window.history.state, "", address);
    } catch {
      /* a newer search, or no network: the button still asks */
    }
  }

  field.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(search, PAUSE_MS);
  });
})();
