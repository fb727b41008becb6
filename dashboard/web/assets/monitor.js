/* On every page: the theme button, links to the other language, copying a citation, coming back from a record, and the
   address and date on paper. */
(function () {
  "use strict";
  const DARK = window.matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;

  /* The theme in use: the chosen one, or that of the system. */
  function theme() {
    return root.dataset.theme || (DARK.matches ? "dark" : "light");
  }

  function chooseTheme() {
    root.dataset.theme = theme() === "dark" ? "light" : "dark";
    try {
      window.localStorage.setItem("theme", root.dataset.theme);
    } catch {
      /* storage is blocked: the choice holds for this page */
    }
    document.dispatchEvent(new Event("themechange"));
  }

  const button = document.getElementById("theme");
  button.hidden = false;
  button.addEventListener("click", chooseTheme);
  DARK.addEventListener("change", () => document.dispatchEvent(new Event("themechange")));

  /* Add the query of the page to the links to other languages when one is used. */
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-language]");
    if (link) link.search = window.location.search;
  });

  /* Copy a citation; when the browser does not allow it, select the text instead. */
  document.addEventListener("click", async (event) => {
    const copy = event.target.closest("button[data-copied]");
    if (!copy) return;
    const block = copy.closest(".cite");
    const text = block.querySelector("pre");
    try {
      await navigator.clipboard.writeText(text.textContent);
      block.querySelector("[role=status]").textContent = copy.dataset.copied;
    } catch {
      window.getSelection().selectAllChildren(text);
    }
  });

  /* Remember which link to a record was followed, and give it the focus again on the way back. */
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.record-link, .drawing a");
    if (link) window.history.replaceState({ ...window.history.state, followed: link.getAttribute("href") }, "");
  });
  window.addEventListener("pageshow", () => {
    const followed = window.history.state && window.history.state.followed;
    const links = followed ? [...document.querySelectorAll("main a")] : [];
    const link = links.find((one) => one.getAttribute("href") === followed && one.checkVisibility());
    if (link && document.activeElement === document.body) link.focus({ preventScroll: true });
  });

  /* On paper: the whole address with the choice in it, and the day of printing. */
  window.addEventListener("beforeprint", () => {
    const { lang } = root;
    const day = new Date().toLocaleDateString(lang === "en" ? "en-GB" : lang, { dateStyle: "long" });
    document.getElementById("printed-address").textContent = window.location.href;
    const printed = document.getElementById("printed-on");
    printed.textContent = `${printed.dataset.text} ${day}.`;
  });

  window.monitor = { theme };
})();
