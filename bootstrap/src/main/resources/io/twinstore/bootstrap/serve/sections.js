/** The sections of figures below the top, but for the charts. */
import { byId, count, empty, figure, inStore, lines, list, make, mark, plain, rows, text } from "./elements.js";
import { PERCENTILES, latest } from "./history.js";
import { MODULES, capital, ended, millis, moment, number, percent, sentenceLike, shortTime, span } from "./words.js";

const VERDICTS = [
  ["matched", "Matched", "both answers are equal", "well"],
  ["mismatched", "Mismatched", "the answers differ, and no rule explains it", "look"],
  ["undecided", "Undecided", "they may differ, and it could not be decided", "look"],
  ["ignored", "Ignored", "they differ, and a rule explains it", null],
  ["suspected", "Suspected", "they differed at first, and both were asked again", null],
  ["unanswered", "Unanswered", "the other store did not answer", null],
  ["dropped", "Dropped", "there was no room or time to compare them", null],
];
const STATES = [
  ["active", "Active", "being written now", null],
  ["dirty", "To be reconciled", "copied in the background", "look"],
  ["inDoubt", "In doubt", "an answer is missing", "look"],
  ["blocked", "Blocked", "the other store refuses it", "bad"],
];
const SILENT_MILLIS = 15_000;

/** All of them; now is the server's time. */
export function showSections(seen, now) {
  const since = `since ${shortTime.format(new Date(seen.since))}`;
  document.querySelectorAll(".since").forEach(node => text(node, since));
  showRunning(seen.running, now);
  showModules(seen.modules);
  showStores(seen.stores);
  showFailures(combined(seen.failures));
  showOperations(seen.operations);
  showComparisons(seen.comparisons);
  showMismatches(seen.mismatches, now);
  showJournal(seen);
  showProcesses(seen);
  showValidation(seen.validation, now);
  showProofs(seen.status.evidence, now);
  showFlags(seen.flags);
}

function showRunning(running, now) {
  list(byId("running-list"), running, each => each.command, each => {
    const [what, amount, bar, when] = [make("strong"), make("span", "amount"), make("progress"), make("span", "hint")];
    const node = make("li", "", make("p", "", what, amount), bar, make("p", "", when));
    node.id = `running-${each.command}`;
    return { node, what, amount, bar, when };
  }, ({ what, amount, bar, when }, { command, table, rows: done, total, rowsPerSecond, secondsLeft, startedAt, at }) => {
    const share = total > 0 ? Math.min(1, done / total) : 0;
    text(what, `${command}: ${table}`);
    bar.value = share;
    bar.setAttribute("aria-label", `Progress of ${command}`);
    const silence = now - Date.parse(at);
    const silent = silence > SILENT_MILLIS;
    text(amount, [
      `${number(done)} of ${number(total)} rows`,
      `${number(Math.floor(share * 100))} %`,
      !silent && rowsPerSecond !== null && `${number(rowsPerSecond)} rows a second`,
      !silent && secondsLeft !== null && `${span(secondsLeft * 1000)} left`,
    ].filter(Boolean).join(", "));
    text(when, `Began ${moment(startedAt, now)}${silent ? `; no news for ${span(silence)}` : ""}`);
  });
  empty("running", running.length === 0);
}

function reads(cell, words) {
  mark(cell, words === "PostgreSQL" ? "POSTGRES" : words === "Supabase" ? "SUPABASE" : "both", words);
}

const errors = ["number errors", (cell, each) => count(cell, each.errors, "look")];

function showModules(modules) {
  rows(byId("modules-rows"), "module", modules, each => each.module, [
    ["", plain(each => MODULES[each.module] ?? each.module)],
    ["", (cell, each) => reads(cell, each.reads)],
    ["number", (cell, each) => count(cell, each.calls)],
    errors,
    ["number", (cell, each) => figure(cell, millis(each.p95))],
    ["number", (cell, each) => count(cell, each.compared)],
    ["number", (cell, each) => count(cell, each.mismatched, "look")],
  ]);
}

const percentiles = of => Object.keys(PERCENTILES).map(name => ["number", (cell, each) => figure(cell, millis(of(each, name)))]);

function showStores(stores) {
  const times = stores.flatMap(each => [
    { store: each.store, calls: "latest", of: name => latest(each.store, name) },
    { store: each.store, calls: "all", of: name => each[name] },
  ]);
  rows(byId("times-rows"), "times", times, each => `${each.store}-${each.calls}`, [
    ["", (cell, each) => inStore(cell, each.store)],
    ["", plain(each => each.calls)],
    ...percentiles((each, name) => each.of(name)),
  ]);
  rows(byId("stores-rows"), "store", stores, each => each.store, [
    ["", (cell, each) => inStore(cell, each.store)],
    ["number", (cell, each) => count(cell, each.calls)],
    errors,
    ["", (cell, each) => mark(cell, each.breakerOpen ? "bad" : "well", each.breakerOpen ? "open" : "closed")],
    ["", plain(each => each.primary ? "primary" : "other")],
  ]);
}

/** Modules share operations, so that the same failure may come more than once. */
function combined(failures) {
  const sums = new Map();
  for (const each of failures) {
    const key = `${each.kind}-${each.store}-${each.operation}`;
    sums.set(key, { ...each, key, calls: each.calls + (sums.get(key)?.calls ?? 0) });
  }
  return [...sums.values()].sort((one, other) => other.calls - one.calls);
}

function showFailures(failures) {
  rows(byId("failures-rows"), "failure", failures, each => each.key, [
    ["", plain(each => capital(each.kind.toLowerCase().replaceAll("_", " ")))],
    ["number", plain(each => number(each.calls))],
    ["", (cell, each) => inStore(cell, each.store)],
    ["", plain(each => each.operation)],
  ]);
  byId("failures").hidden = failures.length === 0;
  byId("failures-empty").hidden = failures.length > 0;
}

function showOperations(operations) {
  rows(byId("operations-rows"), "operation", operations, each => `${each.operation}-${each.store}`, [
    ["", plain(each => each.operation)],
    ["", (cell, each) => inStore(cell, each.store)],
    ["number", plain(each => number(each.calls))],
    errors,
    ...percentiles((each, name) => each[name]),
  ]);
  byId("operations").hidden = operations.length === 0;
}

const sum = counts => Object.values(counts).reduce((total, each) => total + each, 0);
const counted = counts => Object.entries(counts).map(([name, each]) => `${name} ${number(each)}`).join(", ");

function showComparisons(comparisons) {
  const amount = name => name === "ignored" ? sum(comparisons.ignored) : comparisons[name];
  const none = VERDICTS.every(([name]) => amount(name) === 0);
  const verdict = byId("comparisons-verdict");
  if (none) {
    mark(verdict, "none", "Nothing was compared yet. COMPARE_DUAL_RESULTS=true makes reads on both stores.");
  } else if (comparisons.mismatched > 0) {
    const differ = comparisons.mismatched === 1 ? "answer differs" : "answers differ";
    mark(verdict, "look", `${number(comparisons.mismatched)} ${differ}, by diagnosis: ${counted(comparisons.diagnoses)}.`);
  } else if (comparisons.atMost === null) {
    mark(verdict, "look", "No answer is known to differ, and nothing follows for the others yet.");
  } else {
    mark(verdict, "well", `No answer differs. With a confidence of 95 %, at most ${percent(comparisons.atMost)} of all do.`);
  }
  rows(byId("comparisons-rows"), "comparisons", VERDICTS, ([name]) => name, [
    ["", plain(([, words]) => words)],
    ["number", (cell, [name, , , state]) => count(cell, amount(name), state)],
    ["hint", plain(([name, , words]) =>
      name === "ignored" && amount(name) > 0 ? `${words}: ${counted(comparisons.ignored)}` : words)],
  ]);
  byId("comparisons-table").hidden = none;
}

function showMismatches(mismatches, now) {
  list(byId("mismatches"), mismatches, each => `${each.seen} ${each.operation} ${each.key}`, each => {
    const when = make("span", "when");
    const where = [each.operation, `table ${each.table}`, each.kind, each.columns.join(", "), each.key && `row ${each.key}`];
    const node = make("li", "",
      make("p", "", make("strong", "", `Diagnosis: ${each.diagnosis}`), when),
      make("p", "hint", where.filter(Boolean).join(" · ")));
    return { node, when };
  }, ({ when }, each) => text(when, moment(each.seen, now)));
  byId("mismatches-empty").hidden = mismatches.length > 0;
}

function showJournal({ journal, waitingSeconds, divergence, status }) {
  list(byId("journal-counts"), STATES, ([name]) => name, ([name, words, meaning]) => {
    const value = make("dd", "value");
    value.id = `journal-${name}`;
    return { node: make("div", "", make("dt", "", words), value, make("dd", "hint", meaning)), value };
  }, ({ value }, [name, , , state]) => count(value, journal[name], state));
  text(byId("journal-waiting"), waitingSeconds === null ? "" : `Rows have waited for the other store for ${span(waitingSeconds * 1000)}.`);
  lines(byId("journal-problems"), journal.problems, each => each, (node, each) => mark(node, "bad", sentenceLike(each)));
  if (divergence === null) {
    mark(byId("divergence"), "well", "Rows that are not in the journal were found equal.");
  } else {
    const isBehind = status.behind.some(line => line.includes(divergence));
    mark(byId("divergence"), isBehind ? "look" : "none", `Rows that are not in the journal may differ: ${ended(divergence)}`);
  }
}

/** Its number, and which program it is; a long name is best broken after a dot or a slash. */
function nameProcess(cell, { name }) {
  if (cell.textContent !== name) {
    const [id, ...program] = name.split(" ");
    const parts = program.join(" ").split(/(?<=[./])/).flatMap(part => [part, make("wbr")]);
    cell.replaceChildren(make("span", "", id), " ", make("span", "hint name", ...parts));
  }
}

function showProcesses(seen) {
  const processes = new Map(seen.processes.map(each => [each.name, each]));
  for (const pool of seen.pools) {
    processes.set(pool.program, { name: pool.program, ...processes.get(pool.program), pool });
  }
  rows(byId("pools-rows"), "pools", [...processes.values()], each => each.name.split(" ")[0], [
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

function showValidation(validation, now) {
  empty("validation", validation === null);
  if (validation !== null) {
    mark(byId("validation-verdict"), verdictState(validation.verdict),
      `${capital(validation.verdict)}, ${moment(validation.at, now)}`);
  }
  rows(byId("validation-rows"), "validation", validation?.tables ?? [], each => each.table, [
    ["name", plain(each => each.table)],
    ["", (cell, each) => mark(cell, verdictState(each.verdict), each.verdict)],
    ["number", plain(each => number(each.source))],
    ["number", plain(each => number(each.target))],
    ...["missing", "extra", "different"].map(name => ["number", (cell, each) => count(cell, each[name], "bad")]),
  ]);
}

function showProofs(evidence, now) {
  rows(byId("proofs-rows"), "proof", evidence, each => each.command, [
    ["", plain(each => each.command)],
    ["", (cell, { at, good, summary }) => mark(cell, at === null ? "none" : good ? "well" : "bad",
      at === null ? "not run yet" : `${summary} (${span(now - Date.parse(at))} ago)`)],
  ]);
}

function showFlags(flags) {
  const shown = Object.entries(flags).filter(([name]) => name !== "reads" && name !== "primary");
  rows(byId("flags-rows"), "flag", shown, ([name]) => name, [
    ["name", plain(([name]) => name)],
    ["", plain(([, value]) => value === null ? "not set" : String(value))],
  ]);
}
