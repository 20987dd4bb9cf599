/* The page of all questions: its filter. The data comes when the filter is first used. */
(() => {
  "use strict";

  const { FIELDS, chosen, pick, read, write } = window.studyfoldFilter;
  const SHOWN = 100;
  const form = document.querySelector(".sf-filter");
  if (!form) return;
  const found = document.querySelector(".sf-found");
  const list = document.querySelector(".sf-list");
  const plain = [...list.childNodes];
  const source = new URL(form.dataset.sfData, location.href).href;
  const here = location.href;
  let loading = null;

  const load = () => {
    loading ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = source;
      script.onload = () => resolve(window.studyfoldQuestions);
      script.onerror = () => {
        loading = null;
        reject(new Error("The list of questions could not be loaded."));
      };
      document.head.append(script);
    });
    return loading;
  };

  const wanted = () =>
    Object.fromEntries(FIELDS.map((name) => [name, form.elements[name]?.value ?? ""]));

  const count = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;

  const item = (row, data) => {
    const made = document.createElement("li");
    const link = document.createElement("a");
    link.href = new URL(row[0], here).href;
    /* Titles were cleaned when the site was built. */
    if (row[7]) link.innerHTML = row[7];
    else link.textContent = row[1];
    const note = document.createElement("span");
    note.className = "sf-count";
    note.textContent = `${data.titles[row[2]]} · ${count(row[3].length, "set")}`;
    made.append(link, " ", note);
    return made;
  };

  const show = (rows, data) => {
    const shown = document.createElement("ol");
    shown.className = "sf-rows";
    shown.append(...rows.slice(0, SHOWN).map((row) => item(row, data)));
    list.replaceChildren(shown);
    if (rows.length <= SHOWN) return;
    const more = document.createElement("button");
    more.type = "button";
    more.className = "sf-button";
    let next = SHOWN;
    const label = () => {
      more.textContent = `Show ${count(Math.min(SHOWN, rows.length - next), "more question")}`;
    };
    more.addEventListener("click", () => {
      const first = item(rows[next], data);
      const rest = rows.slice(next + 1, next + SHOWN).map((row) => item(row, data));
      shown.append(first, ...rest);
      next += SHOWN;
      first.querySelector("a").focus();
      if (next >= rows.length) more.remove();
      else label();
    });
    label();
    list.append(more);
  };

  const fail = (fault) => {
    found.textContent = fault.message;
  };

  const filter = async () => {
    const now = wanted();
    const state = write(now);
    try {
      history.replaceState(null, "", (state || location.pathname) + location.hash);
    } catch {
      /* Some browsers let a page on a disk change nothing in its address. */
    }
    if (!state) {
      found.textContent = "";
      list.replaceChildren(...plain);
      return;
    }
    const data = await load();
    /* Somebody may have chosen something else meanwhile. */
    if (write(wanted()) !== state) return;
    const rows = chosen(data, now);
    found.textContent = rows.length ? count(rows.length, "question") : "No question is like that.";
    show(rows, data);
  };

  const random = async () => {
    const data = await load();
    const row = pick(chosen(data, wanted()), Math.random);
    if (row) location.href = new URL(row[0], here).href;
  };

  const restore = () => {
    const given = read(location.search);
    for (const name of FIELDS) {
      const field = form.elements[name];
      if (!field) continue;
      const known = [...field.options].some((option) => option.value === given[name]);
      field.value = known ? given[name] : "";
    }
    if (write(wanted())) filter().catch(fail);
  };

  form.addEventListener("change", () => filter().catch(fail));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => filter().catch(fail)));
  form.querySelector("[data-sf='random']").addEventListener("click", () => random().catch(fail));
  addEventListener("pageshow", (event) => event.persisted || restore());
})();
