/** The top of the page: is all well, what is behind, and what is next. */
import { byId, lines, list, make, mark, text } from "./elements.js";
import { errorsOfLastMinute } from "./history.js";
import { STORES, number, sentenceLike } from "./words.js";

const PHASES = ["off", "copying", "comparing", "trying", "cut over", "retired"];
const WORDS = { well: "All is well", bad: "Not all is well", none: "Not seen" };
const ICONS = {
  well: ["%231a7f4b", "M4.5 8.4l2.4 2.4 4.6-5.2"],
  bad: ["%23c92a2a", "M5 5l6 6M11 5l-6 6"],
  none: ["%236b7280", "M5 8h6"],
};

const some = (amount, one, more) => `${number(amount)} ${amount === 1 ? one : more}`;

/** What deserves a look, whether or not all is well. */
function attention(seen) {
  const found = [...seen.status.behind];
  for (const { store, breakerOpen } of seen.stores) {
    if (breakerOpen) {
      found.push(`${STORES[store]} was down repeatedly, so calls to it are refused for some seconds`);
    }
    const errors = errorsOfLastMinute(store);
    if (errors > 0) {
      found.push(`${some(errors, "call", "calls")} to ${STORES[store]} failed in the last minute`);
    }
  }
  seen.processes.filter(each => !each.follows).forEach(({ name }) => found.push(`${name} does not follow the flags yet`));
  for (const { program, waiting } of seen.pools.filter(each => each.waiting > 0)) {
    found.push(`${some(waiting, "call", "calls")} of ${program} ${waiting === 1 ? "waits" : "wait"} for a connection`);
  }
  const { mismatched } = seen.comparisons;
  if (mismatched > 0) {
    found.push(some(mismatched, "compared answer differs", "compared answers differ"));
  }
  return found;
}

/** What is seen, or was seen last. */
export function showTop(seen) {
  text(byId("sentence"), seen.sentence);
  text(byId("meaning"), sentenceLike(seen.status.meaning));
  lines(byId("attention"), attention(seen), words => words.replace(/\d/g, ""), (node, words) => mark(node, "look", sentenceLike(words)));
  const current = PHASES.indexOf(seen.status.phase);
  list(byId("phases"), PHASES, each => each, each => ({ node: make("li", "", make("span", "", each)) }),
    ({ node }, each) => showPhase(node, PHASES.indexOf(each) - current));
  const { command, reason } = seen.status.next;
  text(byId("next-command"), command ?? "Nothing to type");
  byId("next-command").classList.toggle("nothing", command === null);
  byId("copy").hidden = command === null;
  text(byId("next-reason"), sentenceLike(reason));
}

function showPhase(node, distance) {
  node.className = distance < 0 ? "done" : distance === 0 ? "current" : "";
  if (distance === 0) {
    node.setAttribute("aria-current", "step");
  } else {
    node.removeAttribute("aria-current");
  }
}

/** Whether all is well, as the document has it; not when nothing can be seen, for which there are words. */
export function showWhetherWell(seen, unseenWords) {
  const state = unseenWords !== null ? "none" : seen.well ? "well" : "bad";
  mark(byId("badge"), state, WORDS[state]);
  const title = `${WORDS[state]} · Twinstore`;
  if (document.title !== title) {
    document.title = title;
    showIcon(state);
  }
  announce(unseenWords ?? `${WORDS[state]}. ${seen.sentence}.`);
}

function showIcon(state) {
  const [colour, path] = ICONS[state];
  byId("icon").href = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>"
    + `<rect width='16' height='16' rx='4' fill='${colour}'/>`
    + `<path d='${path}' fill='none' stroke='white' stroke-width='2' stroke-linecap='round'/></svg>`;
}

let announced = "";

/** Tells a screen reader, but not each time that only counts have grown. */
function announce(words) {
  const substance = words.replace(/ in [\d,]+ comparisons/, "").replace(/[\d,]+ rows? pending/, "rows pending");
  if (announced !== substance) {
    announced = substance;
    text(byId("announcement"), words);
  }
}

/** Lets the next command be copied. */
export async function copy() {
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
