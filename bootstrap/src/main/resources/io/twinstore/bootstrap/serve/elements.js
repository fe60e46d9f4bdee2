/*
 * The page's elements. Every text is set as text, never as HTML. Rows are kept and only changed cells are touched, so that a selection
 * or the focus stays where it is.
 */
import { STORES, number } from "./words.js";

export const byId = id => document.getElementById(id);

export function make(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) {
    node.className = className;
  }
  node.append(...children);
  return node;
}

export function text(node, words) {
  if (node.textContent !== words) {
    node.textContent = words;
  }
}

export function shape(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  svg.setAttribute("class", name.startsWith("line-") ? "shape line" : "shape");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#shape-${name}`);
  svg.append(use);
  return svg;
}

/** A state as shape, colour and word. */
export function mark(node, state, words) {
  if (node.dataset.state !== state || !node.querySelector("svg")) {
    node.dataset.state = state;
    node.replaceChildren(shape(state), make("span"));
  }
  node.classList.add("mark");
  text(node.lastChild, words);
}

/** A figure, or a dash that is read as 'not measured'. */
export function figure(node, words) {
  if (words !== null) {
    text(node, words);
  } else if (!node.querySelector(".unseen")) {
    const dash = make("span", "", "–");
    dash.setAttribute("aria-hidden", "true");
    node.replaceChildren(dash, make("span", "unseen", "not measured"));
  }
}

export function count(node, value, stateWhenAny) {
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

/** Keeps one child for each item, in their order; create makes the parts of a new one, of which one is its node, and show fills them. */
export function list(parent, items, keyOf, create, show) {
  const known = lists.get(parent) ?? new Map();
  const current = new Map();
  let place = parent.firstElementChild;
  for (const item of items) {
    let key = keyOf(item);
    while (current.has(key)) {
      key += " again";
    }
    const parts = known.get(key) ?? create(item);
    current.set(key, parts);
    show(parts, item);
    if (parts.node === place) {
      place = place.nextElementSibling;
    } else {
      parent.insertBefore(parts.node, place);
    }
  }
  for (const [key, { node }] of known) {
    if (!current.has(key)) {
      node.remove();
    }
  }
  lists.set(parent, current);
  parent.hidden = items.length === 0;
}

/** Items that are each one line. */
export function lines(parent, items, keyOf, show) {
  list(parent, items, keyOf, () => ({ node: make("li") }), ({ node }, item) => show(node, item));
}

/** A row for each item of which the first column is the name. A column is [class, how its cell shows the item]. */
export function rows(body, name, items, keyOf, columns) {
  list(body, items, keyOf, item => {
    const node = make("tr");
    node.id = `${name}-${keyOf(item)}`;
    const cells = columns.map(([className], index) => make(index === 0 ? "th" : "td", className));
    cells[0].scope = "row";
    node.append(...cells);
    return { node, cells };
  }, ({ cells }, item) => columns.forEach(([, show], index) => show(cells[index], item)));
}

export const plain = words => (cell, item) => text(cell, words(item));
export const inStore = (cell, store) => mark(cell, store, STORES[store] ?? store);

/** Says in words that a section has nothing to show, in place of what it would show. */
export function empty(section, isEmpty) {
  byId(section).classList.toggle("is-empty", isEmpty);
}
