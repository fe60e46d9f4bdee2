/** How the page says numbers, times and the names of things. */

export const STORES = { POSTGRES: "PostgreSQL", SUPABASE: "Supabase" };
export const MODULES = { DATA_LOADER: "Data loader", SYNC: "Sync", SERVICES: "Services", API: "API" };

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const digits = [2, 3].map(count =>
  new Intl.NumberFormat("en", { minimumSignificantDigits: count, maximumSignificantDigits: count }));

export const number = value => whole.format(value);
const isNothing = value => value === null || value === undefined;

export function millis(value) {
  return isNothing(value) ? null : value >= 100 ? number(value) : digits[value < 10 ? 0 : 1].format(value);
}

export function rate(value) {
  return isNothing(value) ? null : value === 0 || value >= 100 ? number(value) : digits[0].format(value);
}

export function percent(share) {
  return share >= 1 ? "all" : `${digits[0].format(share * 100)} %`;
}

export const clockTime = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
export const shortTime = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const dayTime = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });

export function span(milliseconds) {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  return seconds < 60 ? `${seconds} s`
    : seconds < 3600 ? `${Math.floor(seconds / 60)} min`
    : seconds < 172_800 ? `${Math.floor(seconds / 3600)} h`
    : `${Math.floor(seconds / 86_400)} days`;
}

/** With the day when it is long ago. */
export function timeOf(at, now) {
  const date = new Date(at);
  return (now - date < 43_200_000 ? clockTime : dayTime).format(date);
}

export const moment = (at, now) => `${timeOf(at, now)}, ${span(now - new Date(at))} ago`;

export const capital = words => words.charAt(0).toUpperCase() + words.slice(1);
export const ended = words => words + (/[.:]$/.test(words) ? "" : ".");
export const sentenceLike = words => capital(ended(words));
