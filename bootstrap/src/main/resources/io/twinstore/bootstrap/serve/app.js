/*
 * Shows what the server sees: its history once, then by server-sent events a document a second, or why there is none. While nothing can
 * be seen, the page says so and since when, and shows what was seen last.
 */
import { showCharts } from "./charts.js";
import { byId, mark } from "./elements.js";
import { append, replace } from "./history.js";
import { showSections } from "./sections.js";
import { copy, showTop, showWhetherWell } from "./top.js";
import { clockTime, ended, timeOf } from "./words.js";

const SILENT_MILLIS = 5_000;
const RETRY_MILLIS = 2_000;

let seen = null;
let receivedAt = 0;
let lastSeen = null;
/** Why nothing can be seen, and since when; null while something can. */
let trouble = null;

const serverNow = () => Date.parse(seen.at) + (performance.now() - receivedAt);

function unseenWords() {
  const silent = lastSeen !== null && Date.now() - lastSeen > SILENT_MILLIS;
  const found = trouble ?? (silent ? { since: lastSeen, reason: "the server says nothing new" } : null);
  if (found === null) {
    return null;
  }
  const what = found.since === null ? "Nothing can be seen" : `Not seen since ${timeOf(found.since, Date.now())}`;
  return `${what}: ${ended(found.reason)}`;
}

function show() {
  const unseen = unseenWords();
  document.body.classList.toggle("lost", unseen !== null);
  if (unseen !== null) {
    mark(byId("connection"), "bad", `${unseen} Trying again.`);
  } else if (lastSeen !== null) {
    mark(byId("connection"), "well", `Live, ${clockTime.format(lastSeen)}`);
  }
  if (seen !== null || unseen !== null) {
    showWhetherWell(seen, unseen);
  }
  if (seen !== null && !document.hidden) {
    showTop(seen);
    showSections(seen, serverNow());
    showCharts();
  }
}

/** While no events come, ages grow all the same. */
function tick() {
  if (unseenWords() !== null) {
    show();
  }
}

async function fetchHistory() {
  try {
    const answer = await fetch("/api/history");
    if (answer.ok) {
      replace(await answer.json());
      show();
    }
  } catch {
    // the events say that the connection is lost, and it is fetched again when it is back
  }
}

function lose(reason, since = lastSeen) {
  trouble = { since: trouble?.since ?? since, reason };
  show();
}

/** Why the events were refused, which a browser does not tell. */
async function reasonOfRefusal() {
  const asking = new AbortController();
  try {
    const answer = await fetch("/api/events", { signal: asking.signal });
    return answer.ok ? "the connection was lost" : (await answer.text()).trim() || `the server answers with ${answer.status}`;
  } catch {
    return "the server does not answer";
  } finally {
    asking.abort();
  }
}

function connect() {
  const events = new EventSource("/api/events");
  events.onopen = fetchHistory;
  events.addEventListener("status", event => {
    seen = JSON.parse(event.data);
    receivedAt = performance.now();
    lastSeen = Date.now();
    trouble = null;
    append(seen.sample);
    show();
  });
  events.addEventListener("unseen", event => {
    const { since, reason } = JSON.parse(event.data);
    lose(reason, since === null ? null : Date.parse(since));
  });
  events.onerror = async () => {
    if (events.readyState !== EventSource.CLOSED) {
      lose("the server does not answer");
    } else { // it was refused, after which a browser does not try again by itself
      lose(await reasonOfRefusal());
      setTimeout(connect, RETRY_MILLIS);
    }
  };
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

document.querySelectorAll(".scroll, .scroll > table").forEach(node => scrolling.observe(node));
document.addEventListener("visibilitychange", show);
byId("copy").addEventListener("click", copy);
setInterval(tick, 1_000);
connect();
