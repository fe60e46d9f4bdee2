"use strict";

const NAMES = {POSTGRES: "PostgreSQL", SUPABASE: "Supabase"};
const LONGEST = 900; // samples, one a second
const byId = id => document.getElementById(id);
const whole = number => Math.round(number).toLocaleString("en");
const millis = number => number == null ? "–" : number.toLocaleString("en", {maximumSignificantDigits: 3});
const small = text => text.toLowerCase().replaceAll("_", " ");

function element(name, text, className) {
  const made = document.createElement(name);
  if (text != null) {
    made.textContent = text;
  }
  if (className) {
    made.className = className;
  }
  return made;
}

/** Good or bad by a shape and a word, too: colour alone says nothing. */
function mark(good, words) {
  return element("span", (good ? "✓ " : "✗ ") + words, "mark " + (good ? "good" : "bad"));
}

function age(instant, now) {
  const seconds = Math.max(0, (new Date(now) - new Date(instant)) / 1000);
  const unit = seconds >= 86400 ? [86400, "d"] : seconds >= 3600 ? [3600, "h"] : seconds >= 60 ? [60, "min"] : [1, "s"];
  return Math.floor(seconds / unit[0]) + " " + unit[1] + " ago";
}

/** A table in place of what the element held; a cell is a text, a number or an element. */
function table(id, caption, heading, rows, nothing) {
  const place = byId(id);
  if (rows.length === 0) {
    place.replaceChildren(element("p", nothing, "quiet"));
    return;
  }
  const made = element("table");
  made.setAttribute("aria-label", caption);
  const head = made.createTHead().insertRow();
  heading.forEach((name, column) => {
    const cell = element("th", name, typeof rows[0].cells[column] === "number" || rows[0].numbers?.includes(column) ? "number" : "");
    cell.scope = "col";
    head.append(cell);
  });
  const body = made.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    if (row.id) {
      line.id = row.id;
    }
    row.cells.forEach((value, column) => {
      const number = typeof value === "number" || row.numbers?.includes(column);
      const cell = element(column === 0 ? "th" : "td", null, number ? "number" : "");
      if (column === 0) {
        cell.scope = "row";
      }
      cell.append(value instanceof Node ? value : typeof value === "number" ? whole(value) : value ?? "–");
      line.append(cell);
    });
  }
  place.replaceChildren(made);
}

function say(id, text) {
  if (byId(id).textContent !== text) { // so that a reader is told only of what is new
    byId(id).textContent = text;
  }
}

function show(seen) {
  const status = seen.status;
  say("sentence", seen.sentence);
  byId("well").replaceChildren(mark(seen.well, seen.well ? "All is well" : "Not all is well"));
  say("phase", "Phase: " + status.phase + ". " + status.meaning + ".");
  byId("behind").replaceChildren(...status.behind.map(line => element("li", line)));
  say("next-command", status.next.command ?? "nothing");
  byId("copy").hidden = status.next.command == null;
  say("next-reason", status.next.reason);
  byId("running").replaceChildren(...running(seen));
  table("modules", "Modules", ["module", "reads from", "calls", "errors", "p95 ms"], seen.modules.map(module => ({
    id: "module-" + module.module, numbers: [4],
    cells: [small(module.module), module.reads, module.calls, module.errors, millis(module.p95)]})), "");
  table("stores", "Stores", ["store", "role", "calls", "errors", "p50 ms", "p95 ms", "p99 ms", "breaker"], seen.stores.map(store => ({
    id: "store-" + store.store, numbers: [4, 5, 6],
    cells: [element("span", NAMES[store.store], store.store), store.primary ? "primary" : "other", store.calls, store.errors,
      millis(store.p50), millis(store.p95), millis(store.p99), mark(!store.breakerOpen, store.breakerOpen ? "open" : "closed")]})), "");
  table("failures", "Failures", ["how", "store", "operation", "calls"], seen.failures.map(failure => ({
    cells: [small(failure.kind), NAMES[failure.store], failure.operation, failure.calls]})), "None since " + clock(seen.since) + ".");
  const compared = seen.comparisons;
  table("comparisons", "Comparisons", ["verdict", "calls"], compared.compared + compared.undecided + compared.dropped + compared.unanswered === 0 ? [] : [
    {cells: ["matched", compared.matched]}, {cells: ["mismatched", compared.mismatched]}, {cells: ["undecided", compared.undecided]},
    {cells: ["unanswered", compared.unanswered]}, {cells: ["dropped", compared.dropped]}], "Nothing was compared yet.");
  table("mismatches", "Mismatches", ["seen", "operation", "row", "what", "columns"], seen.mismatches.map(mismatch => ({
    cells: [age(mismatch.seen, seen.at), mismatch.operation, mismatch.table + (mismatch.key ? " " + mismatch.key : ""),
      small(mismatch.kind) + ": " + mismatch.diagnosis, mismatch.columns.join(", ")]})), "None.");
  const journal = seen.journal;
  const problems = [...journal.problems, ...(seen.divergence ? ["The stores may differ where no write is pending: " + seen.divergence] : [])];
  table("journal", "Journal", ["rows", "how many"], [{cells: ["being written", journal.active]}, {cells: ["to be reconciled", journal.dirty]},
    {cells: ["in doubt", journal.inDoubt]}, {cells: ["blocked", journal.blocked]}], "");
  byId("journal").append(...problems.map(problem => element("p", problem, "quiet")));
  table("pools", "Programs", ["program", "flags", "in use", "most", "of", "waiting"], programs(seen), "No program runs.");
  table("proofs", "Proofs", ["command", "when", "answer"], status.evidence.map(proof => ({
    cells: [proof.command, proof.at ? age(proof.at, seen.at) : "never", proof.at ? mark(proof.good, proof.summary) : "–"]})), "");
  const validation = seen.validation;
  table("validation", "Validation", ["table", "source", "target", "missing", "extra", "different", "verdict"],
    (validation?.tables ?? []).map(row => ({cells: [row.table, row.source, row.target, row.missing, row.extra, row.different,
      mark(row.verdict === "equal", row.verdict)]})), "Nothing was validated yet.");
  table("operations", "Operations", ["operation", "store", "calls", "errors", "p50 ms", "p95 ms", "p99 ms"], seen.operations.map(each => ({
    numbers: [4, 5, 6],
    cells: [each.operation, NAMES[each.store], each.calls, each.errors, millis(each.p50), millis(each.p95), millis(each.p99)]})),
    "No program made a call since " + clock(seen.since) + ".");
}

function clock(instant) {
  return new Date(instant).toLocaleTimeString("en-GB", {hour: "2-digit", minute: "2-digit"});
}

function running(seen) {
  if (seen.running.length === 0) {
    return [element("p", "No copy and no validation runs.", "quiet")];
  }
  return seen.running.flatMap(command => {
    const words = command.command + ", table " + command.table + ": " + whole(command.rows) + " of " + whole(command.total)
      + " rows, begun " + age(command.startedAt, seen.at);
    const bar = element("progress");
    bar.max = Math.max(1, command.total);
    bar.value = command.rows;
    bar.setAttribute("aria-label", words);
    return [element("p", words), bar];
  });
}

function programs(seen) {
  const follows = new Map(seen.processes.map(process => [process.name, process.follows]));
  const flags = name => mark(follows.get(name) ?? true, follows.get(name) ?? true ? "followed" : "not followed yet");
  const pooled = seen.pools.map(pool => ({cells: [pool.program, flags(pool.program), pool.active, pool.mostActive, pool.size, pool.waiting]}));
  const names = new Set(seen.pools.map(pool => pool.program));
  return pooled.concat(seen.processes.filter(process => !names.has(process.name))
    .map(process => ({cells: [process.name, flags(process.name), "–", "–", "–", "–"], numbers: [2, 3, 4, 5]})));
}

const past = {at: [], POSTGRES: {}, SUPABASE: {}};
let charts = [];

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
}

function line(label, store, dash, width) {
  return {label, stroke: () => colour(store), dash, width, spanGaps: true, points: {show: false}, value: (chart, value) => millis(value)};
}

function chart(id, series) {
  const place = byId(id);
  const axis = {stroke: () => colour("quiet"), grid: {stroke: () => colour("line")}, ticks: {stroke: () => colour("line")}};
  return new uPlot({width: place.clientWidth, height: 200, series: [{}, ...series], axes: [axis, axis]}, [[]], place);
}

function draw() {
  const names = Object.keys(NAMES);
  const figures = keys => [past.at, ...names.flatMap(store => keys.map(key => past[store][key]))];
  charts[0].setData(figures(["p50", "p95", "p99"]));
  charts[1].setData(figures(["calls", "errors"]));
}

function begin() {
  const latency = [];
  const rate = [];
  for (const [store, name] of Object.entries(NAMES)) {
    const tone = store.toLowerCase();
    latency.push(line(name + " p50", tone, [], 2.5), line(name + " p95", tone, [6, 3], 1.5), line(name + " p99", tone, [2, 3], 1.5));
    rate.push(line(name + " calls", tone, [], 2), line(name + " errors", tone, [2, 3], 2));
  }
  charts = [chart("latency", latency), chart("rate", rate)];
  addEventListener("resize", () => charts.forEach(each => each.setSize({width: each.root.parentNode.clientWidth, height: 200})));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => charts.forEach(each => each.redraw()));
}

function add(sample) {
  past.at.push(Date.parse(sample.at) / 1000);
  for (const store of Object.keys(NAMES)) {
    for (const [key, value] of Object.entries(sample.stores[store])) {
      (past[store][key] ??= []).push(value);
      if (past[store][key].length > LONGEST) {
        past[store][key].shift();
      }
    }
  }
  if (past.at.length > LONGEST) {
    past.at.shift();
  }
  draw();
}

async function watch() {
  begin();
  const events = new EventSource("/api/events");
  let lost = null;
  events.addEventListener("open", async () => {
    lost = null;
    Object.assign(past, await (await fetch("/api/history")).json());
    draw();
  });
  events.addEventListener("error", () => {
    lost ??= new Date();
    say("connection", "The server does not answer since " + clock(lost) + "; what is shown is old.");
  });
  events.addEventListener("status", event => {
    const seen = JSON.parse(event.data);
    show(seen);
    add(seen.sample);
    say("connection", "Live, as of " + new Date(seen.at).toLocaleTimeString("en-GB"));
  });
}

byId("connection").setAttribute("aria-live", "off"); // it changes every second
byId("copy").addEventListener("click", async () => {
  const command = byId("next-command");
  try {
    await navigator.clipboard.writeText(command.textContent);
    byId("copy").textContent = "Copied";
  } catch {
    getSelection().selectAllChildren(command); // where a page may not write to the clipboard
  }
});
watch();
