/* The card of an indicator page: a changed filter asks the server for the View of that choice and replaces the parts
   that differ. When a request fails the card says so, keeps the old choice, and tries again. */
(function () {
  "use strict";
  const SLOW_MS = 1500, LIMIT_MS = 10000, RETRY_MS = [2000, 5000, 15000, 60000];
  const data = JSON.parse(document.getElementById("view-data").textContent);
  const form = document.getElementById("filters");
  const box = document.getElementById("box");
  const card = box.closest(".card");
  const stale = document.getElementById("stale");
  const lang = document.documentElement.lang;
  const path = window.location.pathname;
  const answers = new Map(); /* requests by choice, so that one that was fetched ahead is not sent again */
  const fields = (root) => [...root.querySelectorAll("[data-filter]")];
  const plain = (html) => html.replace(/ (selected|checked)(="")?/g, "");

  /* The value of a filter; the code of what is typed in a searched list, null when no option has that text. */
  function valueOf(field) {
    if (field.matches("select")) return field.value;
    if (field.matches("details")) {
      return [...field.querySelectorAll("input:checked")].map((box) => box.value).join(".");
    }
    const radio = field.querySelector("input[type=radio]:checked");
    if (radio) return radio.value;
    const list = field.querySelector("select");
    if (list) return list.value;
    const input = field.querySelector("input[list]");
    const option = input && [...input.list.options].find((one) => one.value.toLowerCase() === input.value.trim().toLowerCase());
    return option ? option.dataset.value : null;
  }

  /* The choice in the form, as dashboard/views/choice.py writes it; `change` replaces the value of a filter. */
  function choice(change = {}) {
    const parts = fields(form)
      .map((field) => [field.dataset.filter, change[field.dataset.filter] ?? valueOf(field), field.dataset.default])
      .filter(([, value, usual]) => value !== null && value !== usual)
      .map(([name, value]) => `${name}=${value.replaceAll("/", "~")}`);
    return parts.sort().map((part) => encodeURIComponent(part).replaceAll("%3D", "=")).join(",") || "default";
  }

  let shown = choice(); /* the choice that the card shows */
  let filters = form.outerHTML; /* the filters as they stand beside it */
  let wanted = shown, attempt = 0, timer = 0, isRestored = false;

  function ask(wish) {
    if (!answers.has(wish)) {
      const address = `/api/v1/views/${data.version}/${lang}/${data.name}/${wish}.json`;
      const request = fetch(address, { signal: AbortSignal.timeout(LIMIT_MS) }).then((response) => {
        if (response.status === 410) throw new Error("version");
        if (!response.ok) throw new Error(String(response.status));
        return response.json();
      });
      answers.set(wish, request);
      request.catch(() => answers.delete(wish));
    }
    return answers.get(wish);
  }

  /* Show the View of a choice; `moves` is false when the address has it already (back and forward). */
  async function show(wish, moves = true) {
    window.clearTimeout(timer);
    wanted = wish;
    const slow = window.setTimeout(() => tell(false), SLOW_MS);
    card.setAttribute("aria-busy", "true");
    try {
      const answer = await ask(wish);
      if (wanted !== wish) return; /* another choice was made meanwhile */
      attempt = 0;
      stale.hidden = true;
      card.classList.remove("is-stale");
      replace(answer, wish, moves);
    } catch (error) {
      if (wanted !== wish) return;
      if (error.message === "version") form.submit();
      else fail(wish, moves);
    } finally {
      window.clearTimeout(slow);
      if (wanted === wish) card.setAttribute("aria-busy", "false");
    }
  }

  /* Say that the card is not up to date, with a button to try again after a failure. */
  function tell(isFailed) {
    stale.textContent = data.words.stale;
    if (isFailed) {
      const retry = document.createElement("button");
      retry.type = "button";
      retry.className = "button";
      retry.textContent = data.words.stale_retry;
      retry.addEventListener("click", () => show(wanted));
      stale.append(" ", retry);
    }
    stale.hidden = false;
    card.classList.add("is-stale");
  }

  /* Put the controls back to the choice that the card shows, and try again after a while and when the network is back. */
  function fail(wish, moves) {
    tell(true);
    setFilters(filters);
    timer = window.setTimeout(() => show(wish, moves), RETRY_MS[Math.min(attempt++, RETRY_MS.length - 1)]);
  }
  window.addEventListener("online", () => wanted !== shown && show(wanted));

  /* Replace the parts of the card that differ, the options of the filters, the chart and the address. */
  function replace(answer, wish, moves) {
    for (const [name, html] of Object.entries(answer.page.html)) {
      const part = document.querySelector(`[data-part=${name}]`);
      if (part.innerHTML !== html) part.innerHTML = html;
    }
    filters = answer.page.filters;
    setFilters(filters);
    box.classList.toggle("box-empty", answer.page.is_empty);
    document.getElementById("said").textContent = answer.page.said;
    document.getElementById("mark").hidden = true;
    document.dispatchEvent(new CustomEvent("viewchange", { detail: { chart: answer.view.chart, alt: answer.view.alt } }));
    shown = wish;
    if (moves) afterPaint(() => push(answer.view.address, wish)); /* a new address takes longer than the card */
    else window.history.replaceState({ ...window.history.state, choice: wish }, "");
  }

  const afterPaint = (work) => window.requestAnimationFrame(() => window.setTimeout(work));

  function push(address, choice) {
    const query = new URLSearchParams(address.split("?")[1] || "");
    const kind = document.querySelector(".switch input:checked").value;
    if (kind !== "chart") query.set("view", kind);
    const search = query.size ? "?" + query.toString().replaceAll("%2F", "/") : "";
    if (search !== window.location.search) window.history.pushState({ choice }, "", path + search);
  }

  /* Take over the chosen values, and lists of options that are not the same; what has the focus keeps it. */
  function setFilters(html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    const next = fields(template.content.firstElementChild);
    const names = (list) => list.map((field) => field.dataset.filter).join();
    const focused = form.contains(document.activeElement) ? document.activeElement : null;
    if (names(next) !== names(fields(form))) form.innerHTML = template.content.firstElementChild.innerHTML;
    for (const [place, field] of fields(form).entries()) {
      const other = next[place];
      if (plain(field.innerHTML) !== plain(other.innerHTML)) field.innerHTML = other.innerHTML;
      field.dataset.default = other.dataset.default;
      for (const [n, control] of [field, ...field.querySelectorAll("input, select")].entries()) {
        const wish = [other, ...other.querySelectorAll("input, select")][n];
        if (["radio", "checkbox"].includes(control.type)) control.checked = wish.checked;
        else if ("value" in control) control.value = wish.value;
      }
    }
    if (!focused || document.contains(focused)) return;
    const again = focused.id
      ? document.getElementById(focused.id)
      : form.querySelector(`[name="${focused.name}"][value="${focused.value}"]`);
    isRestored = true;
    if (again) again.focus({ preventScroll: true });
    isRestored = false;
  }

  form.addEventListener("change", (event) => {
    const field = event.target.closest("[data-filter]");
    if (valueOf(field) !== null) show(choice());
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show(choice());
    closeFilters();
  });

  /* Chart or table: nothing is asked, only the other one is shown. */
  document.querySelector(".switch").addEventListener("change", (event) => {
    setKind(event.target.value);
    push(path + window.location.search, shown);
  });
  function setKind(kind) {
    box.classList.toggle("box-table", kind === "table");
    box.classList.toggle("box-chart", kind !== "table");
    document.querySelector(`.switch input[value=${kind}]`).checked = true;
    window.dispatchEvent(new Event("resize")); /* a chart that was hidden takes its size */
  }

  /* Fetch ahead what the pointer or the focus is on. */
  for (const type of ["pointerover", "focusin"]) {
    form.addEventListener(type, (event) => {
      const label = event.target.closest(".radios label");
      const input = label && label.querySelector("input");
      if (input && !input.checked) ask(choice({ [input.name]: input.value })).catch(() => {});
    });
  }

  /* A searched list shows all its options when it gets the focus. */
  form.addEventListener("focusin", ({ target }) => {
    if (!target.list || isRestored) return;
    target.placeholder = target.value;
    target.value = "";
  });
  form.addEventListener("focusout", ({ target }) => {
    if (target.list && valueOf(target.closest("[data-filter]")) === null) target.value = target.placeholder;
  });

  /* Back and forward. */
  window.history.replaceState({ ...window.history.state, choice: shown }, "");
  window.addEventListener("popstate", (event) => {
    if (!event.state || !event.state.choice) return;
    setKind(new URLSearchParams(window.location.search).get("view") === "table" ? "table" : "chart");
    if (event.state.choice !== shown) show(event.state.choice, false);
  });

  /* The card alone on the whole screen, for meetings; Escape or the same button leads back. */
  const full = document.getElementById("full-screen");
  full.hidden = !document.fullscreenEnabled;
  full.addEventListener("click", () => (document.fullscreenElement ? document.exitFullscreen() : card.requestFullscreen()));

  /* The filters open from a button where there is no room for them. */
  const toggle = document.getElementById("filters-toggle");
  toggle.addEventListener("click", () => {
    const isOpen = document.documentElement.classList.toggle("filters-open");
    toggle.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) form.querySelector("select, input").focus();
  });
  function closeFilters() {
    if (!document.documentElement.classList.contains("filters-open")) return;
    toggle.click();
    toggle.focus();
  }
  document.addEventListener("keydown", (event) => event.key === "Escape" && closeFilters());
})();
