/* Which questions are asked for, in which order: plain functions that know no page.
   A row is [address, question, topic, sets, times asked, difficulty, answered, title as HTML]. */
(() => {
  "use strict";

  const LEVELS = ["", "easy", "medium", "hard"];
  const FIELDS = ["topic", "set", "asked", "difficulty", "answer", "order"];

  /** Returns the rows that every given condition lets through, in the order that is wanted. */
  const chosen = (data, wanted) => {
    const topic = data.topics.indexOf(wanted.topic);
    const set = data.sets.indexOf(wanted.set);
    const asked = Number(wanted.asked) || 0;
    const rows = data.rows.filter(
      (row) =>
        (!wanted.topic || row[2] === topic) &&
        (!wanted.set || row[3].includes(set)) &&
        row[3].length >= asked &&
        (!wanted.difficulty || LEVELS[row[5]] === wanted.difficulty) &&
        (!wanted.answer || (wanted.answer === "yes") === Boolean(row[6])),
    );
    if (wanted.order === "topic") return rows;
    /* Sorting keeps the order of what is equal. */
    return rows.sort((a, b) => b[3].length - a[3].length || b[4] - a[4]);
  };

  /** Returns the conditions that an address states; what it does not know is left out. */
  const read = (search) => {
    const given = new URLSearchParams(search);
    return Object.fromEntries(FIELDS.map((name) => [name, given.get(name) ?? ""]));
  };

  /** Returns the part of an address that states the conditions, empty where there are none. */
  const write = (wanted) => {
    const given = FIELDS.filter((name) => wanted[name]).map((name) => [name, wanted[name]]);
    return given.length ? `?${new URLSearchParams(given)}` : "";
  };

  /** Returns one of the rows; `random` gives a number from 0 up to, and never, 1. */
  const pick = (rows, random) => rows[Math.floor(random() * rows.length)];

  window.studyfoldFilter = { FIELDS, chosen, pick, read, write };
})();
