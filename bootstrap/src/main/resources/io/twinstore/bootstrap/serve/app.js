"use strict";
/*
 * Shows what the server sees: its history once, then a document a second by server-sent events. Every text of a document is set as
 * text, never as HTML. Rows are kept and only changed cells are touched, so that a selection or the focus stays where it is.
 */
(() => {
  const STORES = { POSTGRES: "PostgreSQL", SUPABASE: "Supabase" };
  const MODULES = { DATA_LOADER: "Data loader", SYNC: "Sync", SERVICES: "Services", API: "API" };
  const PHASES = ["off", "copying", "comparing", "trying", "cut over", "retired"];
  const PERCENTILES = {
    p50: "half of the calls are faster",
    p95: "19 of 20 calls are faster",
    p99: "99 of 100 calls are faster",
  };
  const RATES = { calls: "calls a second", errors: "errors a second" };
  const SERIES = [...Object.keys(PERCENTILES), ...Object.keys(RATES)];
  const VERDICTS = [
    ["matched", "Matched", "both answers are equal", "well"],
    ["mismatched", "Mismatched", "the answers differ, and no rule explains it", "look"],
    ["undecided", "Undecided", "they may differ, and it could not be decided", "look"],
    ["ignored", "Ignored", "they differ, and a rule explains it", "none"],
    ["suspected", "Suspected", "they differed at first, and both were asked again", "none"],
    ["unanswered", "Unanswered", "the other store did not answer", "none"],
    ["dropped", "Dropped", "there was no room or time to compare them", "none"],
  ];
  const STATES = [
    ["active", "Active", "being written now", "none"],
    ["dirty", "To be reconciled", "copied in the background", "look"],
    ["inDoubt", "In doubt", "an answer is missing", "look"],
    ["blocked", "Blocked", "the other store refuses it", "bad"],
  ];
  const WORDS = { well: "Well", look: "Needs a look", bad: "Not well", none: "Not known" };
  const KEPT_SECONDS = 900;
  const POINT_SECONDS = 5;
  const SILENT_MILLIS = 5_000;
  const RETRY_MILLIS = 2_000;

  const byId = id => document.getElementById(id);

  // Numbers and times

  const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
  const digits = [2, 3].map(count =>
    new Intl.NumberFormat("en", { minimumSignificantDigits: count, maximumSignificantDigits: count }));
  const axisNumber = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });
  const number = value => whole.format(value);

  function millis(value) {
    return value === null || value === undefined ? null : value >= 100 ? number(value) : digits[value < 10 ? 0 : 1].format(value);
  }

  function rate(value) {
    return value === null || value === undefined ? null : value === 0 || value >= 100 ? number(value) : digits[0].format(value);
  }

  const clockTime = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
  const shortTime = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
  const dayTime = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });

  function span(milliseconds) {
    const seconds = Math.max(0, Math.round(milliseconds / 1000));
    return seconds < 60 ? `${seconds} s`
      : seconds < 3600 ? `${Math.floor(seconds / 60)} min`
      : seconds < 172_800 ? `${Math.floor(seconds / 3600)} h`
      : `${Math.floor(seconds / 86_400)} days`;
  }

  function moment(at, now) {
    const date = new Date(at);
    return (now - date < 43_200_000 ? clockTime : dayTime).format(date) + `, ${span(now - date)} ago`;
  }

  // Elements

  function make(tag, className, ...children) {
    const node = document.createElement(tag);
    if (className) {
      node.className = className;
    }
    node.append(...children);
    return node;
  }

  function text(node, words) {
    if (node.textContent !== words) {
      node.textContent = words;
    }
  }

  function shape(name) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    svg.setAttribute("class", name.startsWith("line-") ? "shape line" : "shape");
    svg.setAttribute("aria-hidden", "true");
    use.setAttribute("href", `#shape-${name}`);
    svg.append(use);
    return svg;
  }

  /** A state as shape, colour and word. */
  function mark(node, state, words) {
    if (node.dataset.state !== state || !node.querySelector("svg")) {
      node.dataset.state = state;
      node.replaceChildren(shape(state), make("span"));
    }
    node.classList.add("mark");
    text(node.lastChild, words);
  }

  /** A figure, or a dash that is read as 'not measured'. */
  function figure(node, words) {
    if (words !== null) {
      text(node, words);
    } else if (!node.querySelector(".unseen")) {
      const dash = make("span", "", "–");
      dash.setAttribute("aria-hidden", "true");
      node.replaceChildren(dash, make("span", "unseen", "not measured"));
    }
  }

  function count(node, value, stateWhenAny) {
    node.classList.toggle("zero", value === 0);
    if (value > 0 && stateWhenAny) {
      mark(node, stateWhenAny, number(value));
    } else {
      node.classList.remove("mark");
      delete node.dataset.state;
      text(node, number(value));
    }
  }

  const lists = new WeakMap();

  /** Keeps one child for each item, in their order. */
  function list(parent, items, keyOf, create) {
    const known = lists.get(parent) ?? new Map();
    const current = new Map();
    let place = parent.firstElementChild;
    for (const item of items) {
      let key = keyOf(item);
      while (current.has(key)) {
        key += " again";
      }
      const child = known.get(key) ?? create(item);
      current.set(key, child);
      child.show(item);
      if (child.node === place) {
        place = place.nextElementSibling;
      } else {
        parent.insertBefore(child.node, place);
      }
    }
    for (const [key, child] of known) {
      if (!current.has(key)) {
        child.node.remove();
      }
    }
    lists.set(parent, current);
    parent.hidden = items.length === 0;
  }

  /** A row for each item; the first column names it. A column is [class, how its cell shows the item]. */
  function rows(body, items, keyOf, columns) {
    list(body, items, keyOf, item => {
      const node = make("tr");
      node.id = `${body.dataset.row ?? body.id.replace("-rows", "")}-${keyOf(item)}`;
      const cells = columns.map(([className], index) => {
        const cell = make(index === 0 ? "th" : "td", className);
        if (index === 0) {
          cell.scope = "row";
        }
        node.append(cell);
        return cell;
      });
      return { node, show: each => columns.forEach(([, show], index) => show(cells[index], each)) };
    });
  }

  const plain = words => (cell, item) => text(cell, words(item));
  const inStore = (cell, store) => mark(cell, store, STORES[store] ?? store);

  // What was seen

  let seen = null;
  let receivedAt = 0;
  const serverNow = () => Date.parse(seen.at) + (performance.now() - receivedAt);

  const emptyHistory = () => {
    const series = () => Object.fromEntries(SERIES.map(name => [name, []]));
    return { at: [], POSTGRES: series(), SUPABASE: series() };
  };
  let history = emptyHistory();

  function append(sample) {
    const at = Math.floor(Date.parse(sample.at) / 1000);
    if (at <= (history.at.at(-1) ?? 0)) {
      return;
    }
    history.at.push(at);
    for (const store in STORES) {
      for (const name of SERIES) {
        history[store][name].push(sample.stores[store]?.[name] ?? null);
      }
    }
    if (history.at.length > KEPT_SECONDS) {
      history.at.shift();
      for (const store in STORES) {
        SERIES.forEach(name => history[store][name].shift());
      }
    }
  }

  function latest(store, name) {
    return history[store][name].findLast(value => value !== null) ?? null;
  }

  function errorsOfLastMinute(store) {
    return Math.round(history[store].errors.slice(-60).reduce((sum, errors) => sum + (errors ?? 0), 0));
  }

  // The top: is it well, and what is next

  const sentenceLike = words => words.charAt(0).toUpperCase() + words.slice(1) + (/[.:]$/.test(words) ? "" : ".");

  /** What needs attention, each with its state; rows that are being written this moment are nothing to look at. */
  function attention(document) {
    const { journal, comparisons } = document;
    const onlyActive = journal.problems.length === 0 && journal.dirty + journal.inDoubt + journal.blocked === 0;
    const found = [];
    const add = (state, words) => found.push({ state, words: sentenceLike(words) });
    for (const line of document.status.behind) {
      if (line.startsWith("pending keys:")) {
        if (!onlyActive) {
          add(journal.blocked > 0 ? "bad" : "look", line);
        }
      } else {
        add(line.startsWith("an unverified divergence") ? "look" : "bad", line);
      }
    }
    for (const { store, breakerOpen } of document.stores) {
      if (breakerOpen) {
        add("bad", `${STORES[store]} was down repeatedly, so calls to it are refused for some seconds`);
      }
      const errors = errorsOfLastMinute(store);
      if (errors > 0) {
        add("look", `${number(errors)} ${errors === 1 ? "call" : "calls"} to ${STORES[store]} failed in the last minute`);
      }
    }
    for (const process of document.processes.filter(each => !each.follows)) {
      add("look", `${process.name} does not follow the flags yet`);
    }
    for (const pool of document.pools.filter(each => each.waiting > 0)) {
      add("look", `${number(pool.waiting)} calls of ${pool.program} wait for a connection`);
    }
    if (comparisons.mismatched > 0) {
      add("look", `${number(comparisons.mismatched)} compared ${comparisons.mismatched === 1 ? "answer differs" : "answers differ"}`);
    }
    if (!document.well && found.length === 0 && !(onlyActive && journal.active > 0)) {
      add("look", "the server says that not all is well");
    }
    return found;
  }

  const worst = found => ["bad", "look"].find(state => found.some(each => each.state === state)) ?? "well";

  function showTop() {
    const found = attention(seen);
    const state = lostSince() ? "none" : worst(found);
    mark(byId("badge"), state, WORDS[state]);
    text(byId("sentence"), seen.sentence);
    text(byId("meaning"), sentenceLike(seen.status.meaning));
    list(byId("attention"), found.sort((one, other) => (one.state > other.state) - (one.state < other.state)),
      each => each.words.replace(/\d/g, ""), () => {
        const node = make("li");
        return { node, show: each => mark(node, each.state, each.words) };
      });
    showPhase(seen.status.phase);
    const { command, reason } = seen.status.next;
    text(byId("next-command"), command ?? "Nothing to type");
    byId("next-command").classList.toggle("nothing", command === null);
    byId("copy").hidden = command === null;
    text(byId("next-reason"), sentenceLike(reason));
    document.title = `${WORDS[state]} · Twinstore`;
    showIcon(state);
    announce(`${WORDS[state]}. ${seen.sentence}.`);
  }

  function showPhase(phase) {
    const current = PHASES.indexOf(phase);
    list(byId("phases"), PHASES, each => each, each => {
      const node = make("li", "", make("span", "", each));
      return {
        node,
        show: () => {
          const index = PHASES.indexOf(each);
          node.className = index < current ? "done" : index === current ? "current" : "";
          if (index === current) {
            node.setAttribute("aria-current", "step");
          } else {
            node.removeAttribute("aria-current");
          }
        },
      };
    });
  }

  const ICONS = {
    well: ["%231a7f4b", "M4.5 8.4l2.4 2.4 4.6-5.2"],
    look: ["%23b35900", "M8 3.5v5.5M8 11.8v.4"],
    bad: ["%23c92a2a", "M5 5l6 6M11 5l-6 6"],
    none: ["%236b7280", "M5 8h6"],
  };
  let shownIcon = "";

  function showIcon(state) {
    if (shownIcon !== state) {
      shownIcon = state;
      const [colour, path] = ICONS[state];
      byId("icon").href = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>"
        + `<rect width='16' height='16' rx='4' fill='${colour}'/>`
        + `<path d='${path}' fill='none' stroke='white' stroke-width='2' stroke-linecap='round'/></svg>`;
    }
  }

  let announced = "";

  /** Tells a screen reader, but not each time that only counts have grown. */
  function announce(words) {
    const substance = words.replace(/ in [\d,]+ comparisons/, "").replace(/[\d,]+ rows pending/, "rows pending");
    if (announced !== substance) {
      announced = substance;
      text(byId("announcement"), words);
    }
  }

  async function copy() {
    const command = byId("next-command");
    let done = true;
    try {
      await navigator.clipboard.writeText(command.textContent);
    } catch {
      const selection = getSelection();
      selection.selectAllChildren(command);
      done = document.execCommand("copy"); // where the page is not served by HTTPS
      if (done) {
        selection.removeAllRanges();
      }
    }
    const said = byId("copied");
    text(said, done ? "Copied." : "The command is selected. Copy it with the keyboard.");
    setTimeout(() => text(said, ""), 4_000);
  }

  // The sections

  function showRunning() {
    list(byId("running-list"), seen.running, each => each.command, () => {
      const what = make("strong");
      const amount = make("span", "amount");
      const bar = make("progress");
      const when = make("span", "hint");
      const node = make("li", "", make("p", "", what, amount), bar, make("p", "", when));
      return {
        node,
        show: ({ command, table, rows: done, total, startedAt, at }) => {
          node.id = `running-${command}`;
          const share = total > 0 ? Math.min(1, done / total) : 0;
          text(what, `${command}: ${table}`);
          text(amount, `${number(done)} of ${number(total)} rows, ${number(Math.floor(share * 100))} %`);
          bar.value = share;
          bar.setAttribute("aria-label", `Progress of ${command}`);
          const now = serverNow();
          const silent = now - Date.parse(at) > 15_000 ? `; no news for ${span(now - Date.parse(at))}` : "";
          text(when, `Began ${moment(startedAt, now)}${silent}`);
        },
      };
    });
    empty("running", seen.running.length === 0);
  }

  /** Says in words that a section has nothing to show, in place of what it would show. */
  function empty(section, isEmpty) {
    byId(section).classList.toggle("is-empty", isEmpty);
  }

  function reads(cell, words) {
    const state = words === "PostgreSQL" ? "POSTGRES" : words === "Supabase" ? "SUPABASE" : "both";
    mark(cell, state, words);
  }

  function showModules() {
    byId("modules-rows").dataset.row = "module";
    rows(byId("modules-rows"), seen.modules, each => each.module, [
      ["", plain(each => MODULES[each.module] ?? each.module)],
      ["", (cell, each) => reads(cell, each.reads)],
      ["number", (cell, each) => count(cell, each.calls)],
      ["number errors", (cell, each) => count(cell, each.errors, "look")],
      ["number", (cell, each) => figure(cell, millis(each.p95))],
    ]);
  }

  function showTimes() {
    const times = seen.stores.flatMap(each => [
      { store: each.store, calls: "latest", of: name => latest(each.store, name) },
      { store: each.store, calls: "all", of: name => each[name] },
    ]);
    rows(byId("times-rows"), times, each => `${each.store}-${each.calls}`, [
      ["", (cell, each) => inStore(cell, each.store)],
      ["", plain(each => each.calls)],
      ...Object.keys(PERCENTILES).map(name => ["number", (cell, each) => figure(cell, millis(each.of(name)))]),
    ]);
  }

  function showCalls() {
    byId("stores-rows").dataset.row = "store";
    rows(byId("stores-rows"), seen.stores, each => each.store, [
      ["", (cell, each) => inStore(cell, each.store)],
      ["number", (cell, each) => count(cell, each.calls)],
      ["number errors", (cell, each) => count(cell, each.errors, "look")],
      ["", (cell, each) => mark(cell, each.breakerOpen ? "bad" : "well", each.breakerOpen ? "open" : "closed")],
      ["", plain(each => each.primary ? "primary" : "other")],
    ]);
    byId("failures-rows").dataset.row = "failure";
    rows(byId("failures-rows"), combined(seen.failures), each => `${each.kind}-${each.store}-${each.operation}`, [
      ["", plain(each => sentenceLike(each.kind.toLowerCase().replaceAll("_", " ")).slice(0, -1))],
      ["number", plain(each => number(each.calls))],
      ["", (cell, each) => inStore(cell, each.store)],
      ["", plain(each => each.operation)],
    ]);
    byId("failures").hidden = seen.failures.length === 0;
    byId("failures-empty").hidden = seen.failures.length > 0;
    byId("operations-rows").dataset.row = "operation";
    rows(byId("operations-rows"), seen.operations, each => `${each.operation}-${each.store}`, [
      ["", plain(each => each.operation)],
      ["", (cell, each) => inStore(cell, each.store)],
      ["number", plain(each => number(each.calls))],
      ["number errors", (cell, each) => count(cell, each.errors, "look")],
      ...Object.keys(PERCENTILES).map(name => ["number", (cell, each) => figure(cell, millis(each[name]))]),
    ]);
    byId("operations").hidden = seen.operations.length === 0;
  }

  /** Modules share operations, so that the same failure may come more than once. */
  function combined(failures) {
    const sums = new Map();
    for (const each of failures) {
      const key = `${each.kind}-${each.store}-${each.operation}`;
      sums.set(key, { ...each, calls: each.calls + (sums.get(key)?.calls ?? 0) });
    }
    return [...sums.values()].sort((one, other) => other.calls - one.calls);
  }

  const sum = counts => Object.values(counts).reduce((total, each) => total + each, 0);
  const counted = counts => Object.entries(counts).map(([name, each]) => `${name} ${number(each)}`).join(", ");

  function showComparisons() {
    const { comparisons, mismatches } = seen;
    const none = VERDICTS.every(([name]) => name === "ignored" ? sum(comparisons.ignored) === 0 : comparisons[name] === 0);
    const verdict = byId("comparisons-verdict");
    if (none) {
      mark(verdict, "none", "Nothing was compared yet. COMPARE_DUAL_RESULTS=true makes reads on both stores.");
    } else if (comparisons.mismatched > 0) {
      mark(verdict, "look", `${number(comparisons.mismatched)} ${comparisons.mismatched === 1 ? "answer differs" : "answers differ"}: ${counted(comparisons.diagnoses)}.`);
    } else if (comparisons.atMost === null) {
      mark(verdict, "look", "No answer is known to differ, and nothing follows for the others yet.");
    } else {
      mark(verdict, "well", `No answer differs. With a confidence of 95 %, at most ${percent(comparisons.atMost)} of all do.`);
    }
    rows(byId("comparisons-rows"), VERDICTS, ([name]) => name, [
      ["", plain(([, words]) => words)],
      ["number", (cell, [name, , , state]) => {
        const value = name === "ignored" ? sum(comparisons.ignored) : comparisons[name];
        count(cell, value, state === "none" ? undefined : state);
      }],
      ["hint", plain(([name, , words]) =>
        name === "ignored" && sum(comparisons.ignored) > 0 ? `${words}: ${counted(comparisons.ignored)}` : words)],
    ]);
    byId("comparisons-table").hidden = none;
    list(byId("mismatches"), mismatches, each => `${each.seen} ${each.operation} ${each.key}`, each => {
      const when = make("span", "when");
      const where = [each.operation, `table ${each.table}`, each.kind, each.columns.join(", "), each.key && `row ${each.key}`];
      const node = make("li", "",
        make("p", "", make("strong", "", each.diagnosis), when),
        make("p", "hint", where.filter(Boolean).join(" · ")));
      return { node, show: () => text(when, moment(each.seen, serverNow())) };
    });
    byId("mismatches-empty").hidden = mismatches.length > 0;
  }

  function percent(share) {
    return share >= 1 ? "all" : `${digits[0].format(share * 100)} %`;
  }

  function showJournal() {
    list(byId("journal-counts"), STATES, ([name]) => name, ([name, words, meaning, state]) => {
      const value = make("dd", "value");
      const node = make("div", "", make("dt", "", words), value, make("dd", "hint", meaning));
      value.id = `journal-${name}`;
      return { node, show: () => count(value, seen.journal[name], state === "none" ? undefined : state) };
    });
    list(byId("journal-problems"), seen.journal.problems, each => each, each => {
      const node = make("li");
      return { node, show: () => mark(node, "bad", sentenceLike(each)) };
    });
    const divergence = byId("divergence");
    if (seen.divergence === null) {
      mark(divergence, "well", "Rows that are not in the journal were found equal.");
    } else {
      mark(divergence, ["off", "retired"].includes(seen.status.phase) ? "none" : "look",
        `Rows that are not in the journal may differ: ${sentenceLike(seen.divergence).replace(/^./, first => first.toLowerCase())}`);
    }
  }

  /** Its number, and which program it is. */
  function nameProcess(cell, { name }) {
    if (cell.textContent !== name) {
      const [id, ...program] = name.split(" ");
      cell.replaceChildren(make("span", "", id), " ", make("span", "hint name", program.join(" ")));
    }
  }

  function showPools() {
    const processes = new Map(seen.processes.map(each => [each.name, { name: each.name, follows: each.follows }]));
    for (const pool of seen.pools) {
      processes.set(pool.program, { name: pool.program, ...processes.get(pool.program), pool });
    }
    rows(byId("pools-rows"), [...processes.values()], each => each.name.split(" ")[0], [
      ["", nameProcess],
      ["number", (cell, { pool }) => figure(cell, pool ? `${pool.active} of ${pool.size}` : null)],
      ["number", (cell, { pool }) => figure(cell, pool ? number(pool.mostActive) : null)],
      ["number", (cell, { pool }) => pool ? count(cell, pool.waiting, "look") : figure(cell, null)],
      ["", (cell, { follows }) => mark(cell, follows === undefined ? "none" : follows ? "well" : "look",
        follows === undefined ? "not known" : follows ? "followed" : "not yet")],
    ]);
    empty("pools", processes.size === 0);
  }

  const verdictState = verdict => ({ equal: "well", different: "bad", blocked: "look" })[verdict] ?? "none";

  function showValidation() {
    const { validation } = seen;
    empty("validation", validation === null);
    if (validation !== null) {
      mark(byId("validation-verdict"), verdictState(validation.verdict),
        `${sentenceLike(validation.verdict).slice(0, -1)}, ${moment(validation.at, serverNow())}`);
    }
    rows(byId("validation-rows"), validation?.tables ?? [], each => each.table, [
      ["name", plain(each => each.table)],
      ["", (cell, each) => mark(cell, verdictState(each.verdict), each.verdict)],
      ["number", plain(each => number(each.source))],
      ["number", plain(each => number(each.target))],
      ...["missing", "extra", "different"].map(name => ["number", (cell, each) => count(cell, each[name], "bad")]),
    ]);
    list(byId("validation-reasons"), (validation?.tables ?? []).filter(each => each.reason), each => each.table, () => {
      const node = make("li");
      return { node, show: each => mark(node, "look", `${each.table}: ${sentenceLike(each.reason)}`) };
    });
  }

  function showProofs() {
    byId("proofs-rows").dataset.row = "proof";
    rows(byId("proofs-rows"), seen.status.evidence, each => each.command, [
      ["", plain(each => each.command)],
      ["", (cell, { at, good, summary }) => mark(cell, at === null ? "none" : good ? "well" : "bad",
        at === null ? "not run yet" : `${summary} (${span(serverNow() - Date.parse(at))} ago)`)],
    ]);
    const flags = Object.entries(seen.flags).filter(([name]) => name !== "reads" && name !== "primary");
    byId("flags-rows").dataset.row = "flag";
    rows(byId("flags-rows"), flags, ([name]) => name, [
      ["name", plain(([name]) => name)],
      ["", plain(([, value]) => value === null ? "not set" : String(value))],
    ]);
  }

  function showSince() {
    const words = `since ${shortTime.format(new Date(seen.since))}`;
    document.querySelectorAll(".since").forEach(node => text(node, words));
  }

  // Charts

  const dark = matchMedia("(prefers-color-scheme: dark)");
  const charts = [];

  function addCharts(parent, names, show) {
    for (const [name, words] of Object.entries(names)) {
      const values = {};
      const at = make("span", "at");
      const legend = make("p", "legend");
      for (const store in STORES) {
        values[store] = make("b");
        const key = make("span", "key", shape(`line-${store}`), make("span", "", STORES[store]), values[store]);
        key.dataset.state = store;
        legend.append(key);
      }
      const title = name in RATES ? make("strong", "", sentenceLike(name).slice(0, -1)) : make("strong", "", name);
      const plot = make("div", "plot");
      plot.id = `chart-${name}`;
      plot.setAttribute("role", "img");
      plot.setAttribute("aria-label", `Chart of ${name} (${words}) of both stores over the last 15 minutes. The table below has the figures.`);
      byId(parent).append(make("figure", "chart",
        make("figcaption", "", title, make("span", "hint", name in RATES ? "a second" : words), at), legend, plot));
      charts.push({ name, plot, values, at, show, drawn: null });
    }
  }

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  function draw(chart) {
    const line = (store, dash) => ({
      stroke: colour(`--${store}`),
      width: 1.5,
      dash,
      points: { size: 4, fill: colour(`--${store}`) },
    });
    const font = "11px system-ui, sans-serif";
    const axis = { stroke: colour("--muted"), font, ticks: { show: false }, grid: { stroke: colour("--line"), width: 1 } };
    chart.drawn?.destroy();
    chart.drawn = new uPlot({
      width: Math.max(120, chart.plot.clientWidth),
      height: 132,
      padding: [8, 16, 0, 0],
      legend: { show: false },
      cursor: { sync: { key: "time" }, drag: { x: false, y: false }, y: false, points: { size: 6 } },
      scales: {
        x: { range: () => shownTime() },
        y: { range: (_, __, most) => [0, Math.max(1, (most ?? 0) * 1.1)] },
      },
      axes: [
        {
          ...axis,
          size: 24,
          gap: 4,
          space: 56,
          incrs: [60, 120, 300],
          values: (_, splits) => splits.map(at => shortTime.format(new Date(at * 1000))),
        },
        { ...axis, size: 38, gap: 4, space: 28, values: (_, splits) => splits.map(value => axisNumber.format(value)) },
      ],
      series: [{}, line("POSTGRES"), line("SUPABASE", [5, 3])],
      hooks: { setCursor: [() => showLegend(chart)] },
    }, data(chart), chart.plot);
  }

  /** The last quarter of an hour, or what there is of it, but two minutes at least. */
  function shownTime() {
    const last = history.at.at(-1) ?? Math.floor(Date.now() / 1000);
    const first = Math.max(last - KEPT_SECONDS, Math.min(history.at[0] ?? last, last - 120));
    return [first, last];
  }

  /** The most of every five seconds: as many points as a phone can show, and no peak is lost. */
  function data({ name }) {
    const at = [];
    const most = { POSTGRES: [], SUPABASE: [] };
    history.at.forEach((second, index) => {
      const point = second - second % POINT_SECONDS;
      if (at.at(-1) !== point) {
        at.push(point);
        Object.values(most).forEach(values => values.push(null));
      }
      for (const store in STORES) {
        const value = history[store][name][index];
        if (value !== null && value >= (most[store].at(-1) ?? 0)) {
          most[store][most[store].length - 1] = value;
        }
      }
    });
    return [at, most.POSTGRES, most.SUPABASE];
  }

  function showLegend(chart) {
    const index = chart.drawn?.cursor.idx ?? null;
    const unit = chart.name in RATES ? "" : " ms";
    for (const store in STORES) {
      const value = index === null ? latest(store, chart.name) : chart.drawn.data[store === "POSTGRES" ? 1 : 2][index] ?? null;
      figure(chart.values[store], value === null ? null : chart.show(value) + unit);
    }
    text(chart.at, index === null ? "" : clockTime.format(new Date(chart.drawn.data[0][index] * 1000)));
  }

  function showCharts() {
    const measured = Object.keys(STORES).some(store => history[store].p50.some(value => value !== null));
    for (const name of ["times", "calls"]) {
      byId(`${name}-charts`).hidden = !measured;
      byId(`${name}-empty`).hidden = measured;
    }
    for (const chart of measured ? charts : []) {
      if (chart.drawn === null) {
        draw(chart);
      } else {
        chart.drawn.setData(data(chart));
      }
      showLegend(chart);
    }
  }

  // The connection

  let lastEvent = null;
  let lost = null;

  function lostSince() {
    return lost ?? (lastEvent !== null && Date.now() - lastEvent > SILENT_MILLIS ? lastEvent : null);
  }

  function showConnection() {
    const connection = byId("connection");
    const since = lostSince();
    document.body.classList.toggle("lost", since !== null);
    if (since !== null) {
      mark(connection, "bad", `Connection lost since ${clockTime.format(since)} (${span(Date.now() - since)} ago). Trying again.`);
    } else if (lastEvent === null) {
      mark(connection, "none", "Connecting to the server");
    } else {
      mark(connection, "well", `Live, ${clockTime.format(lastEvent)}`);
    }
  }

  async function fetchHistory() {
    try {
      const answer = await fetch("/api/history");
      if (answer.ok) {
        history = await answer.json();
        show();
      }
    } catch {
      // the events say that the connection is lost, and it is fetched again when it is back
    }
  }

  function connect() {
    const events = new EventSource("/api/events");
    events.onopen = fetchHistory;
    events.addEventListener("status", event => {
      seen = JSON.parse(event.data);
      receivedAt = performance.now();
      lastEvent = Date.now();
      lost = null;
      append(seen.sample);
      show();
    });
    events.onerror = () => {
      lost ??= lastEvent ?? Date.now();
      tick();
      if (events.readyState === EventSource.CLOSED) { // it was refused, which a browser does not try again by itself
        setTimeout(connect, RETRY_MILLIS);
      }
    };
  }

  function show() {
    showConnection();
    if (seen === null || document.hidden) {
      return;
    }
    [showTop, showSince, showRunning, showModules, showTimes, showCalls, showComparisons, showJournal, showPools, showValidation,
      showProofs, showCharts].forEach(each => each());
  }

  /** While no events come, ages grow all the same. */
  function tick() {
    showConnection();
    if (lostSince() !== null) {
      show();
    }
  }

  // What scrolls can be scrolled with the keyboard, and only then is a stop of the Tab key.
  const scrolling = new ResizeObserver(entries => entries.forEach(({ target }) => {
    const region = target.closest(".scroll");
    if (region.scrollWidth > region.clientWidth) {
      region.tabIndex = 0;
    } else {
      region.removeAttribute("tabindex");
    }
  }));
  const resizing = new ResizeObserver(() => charts.forEach(({ drawn, plot }) => {
    if (drawn !== null && plot.clientWidth > 0 && drawn.width !== plot.clientWidth) {
      drawn.setSize({ width: plot.clientWidth, height: drawn.height });
    }
  }));

  addCharts("times-charts", PERCENTILES, millis);
  addCharts("calls-charts", RATES, rate);
  charts.forEach(({ plot }) => resizing.observe(plot));
  document.querySelectorAll(".scroll, .scroll > table").forEach(node => scrolling.observe(node));
  dark.addEventListener("change", () => charts.forEach(chart => chart.drawn && draw(chart)));
  document.addEventListener("visibilitychange", show);
  byId("copy").addEventListener("click", copy);
  setInterval(tick, 1_000);
  connect();
})();
