/** The charts of both stores over the last quarter of an hour. */
import { byId, figure, make, shape, text } from "./elements.js";
import { KEPT_SECONDS, PERCENTILES, RATES, history, latest } from "./history.js";
import { STORES, capital, clockTime, millis, rate, shortTime } from "./words.js";

const POINT_SECONDS = 5;
const HEIGHT = 132;
const axisNumber = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });

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
    const title = name in RATES ? make("strong", "", capital(name)) : make("strong", "", name);
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
    height: HEIGHT,
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

export function showCharts() {
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

const resizing = new ResizeObserver(() => charts.forEach(({ drawn, plot }) => {
  if (drawn !== null && plot.clientWidth > 0 && drawn.width !== plot.clientWidth) {
    drawn.setSize({ width: plot.clientWidth, height: drawn.height });
  }
}));

addCharts("times-charts", PERCENTILES, millis);
addCharts("calls-charts", RATES, rate);
charts.forEach(({ plot }) => resizing.observe(plot));
dark.addEventListener("change", () => charts.forEach(chart => chart.drawn && draw(chart)));
