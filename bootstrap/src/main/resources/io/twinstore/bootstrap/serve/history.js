/** What was measured in the last quarter of an hour, a figure for each second. */
import { STORES } from "./words.js";

export const PERCENTILES = {
  p50: "half of the calls are faster",
  p95: "19 of 20 calls are faster",
  p99: "99 of 100 calls are faster",
};
export const RATES = { calls: "calls a second", errors: "errors a second" };
export const KEPT_SECONDS = 900;

const SERIES = [...Object.keys(PERCENTILES), ...Object.keys(RATES)];
const series = () => Object.fromEntries(SERIES.map(name => [name, []]));

/** The times in seconds since 1970, and the figures of each store. */
export let history = { at: [], ...Object.fromEntries(Object.keys(STORES).map(store => [store, series()])) };

/** In place of all that is known. */
export function replace(whole) {
  history = whole;
}

export function append(sample) {
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

export function latest(store, name) {
  return history[store][name].findLast(value => value !== null) ?? null;
}

export function errorsOfLastMinute(store) {
  return Math.round(history[store].errors.slice(-60).reduce((sum, errors) => sum + (errors ?? 0), 0));
}
