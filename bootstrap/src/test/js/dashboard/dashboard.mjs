/*
 * Opens the dashboard in a real browser, as a phone and as a desktop shows it, in light and in dark.
 *
 * The environment says DASHBOARD_URL, the page; DASHBOARD_SCREENSHOTS, a directory for phone-light.png and the other three; and
 * CHROMIUM, the browser's path. Each time the page must be answered with 200, show every section, say nothing on the console, ask no
 * other origin, weigh less than 200 kB, fit the width of the screen, let the Tab key reach the copy button, and give axe-core nothing
 * to object to. What does not hold is printed as 'failed: ...', and the exit status is 1. Otherwise 'ready' is printed. Then each line
 * of the standard input is a request:
 *
 *   expect SELECTOR TEXT   waits at most 10 s until the element's text has TEXT in it; prints 'seen MILLISECONDS' or 'missed' and
 *                          the text it has in one line
 *   forgive                from now on the console may say something, since the server goes away
 *   close                  ends; once more nothing may have been said on the console
 */
import axe from "axe-core";
import puppeteer from "puppeteer-core";
import { createInterface } from "node:readline";
import { join } from "node:path";

const { DASHBOARD_URL, DASHBOARD_SCREENSHOTS, CHROMIUM } = process.env;
const MOST_BYTES = 200_000;
const EXPECT_MILLIS = 10_000;
const SECTIONS = ["state", "next", "running", "modules", "times", "calls", "comparisons", "journal", "pools", "validation", "proofs"];
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const SIZES = {
  phone: { width: 390, height: 844, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desktop: { width: 1280, height: 900 },
};
const NARROWEST = { ...SIZES.phone, width: 360 };

const failures = [];
const say = line => process.stdout.write(`${line}\n`);
let forgiving = false;
const check = (holds, otherwise) => holds || forgiving || failures.push(otherwise);

/** Watches what a page says and asks for. */
async function watched(browser, name) {
  const page = await browser.newPage();
  const transferred = new Map();
  page.on("console", message => check(false, `${name}: the console says ${message.type()} ${message.text()}`));
  page.on("pageerror", error => check(false, `${name}: ${error}`));
  page.on("request", request => {
    const { origin, protocol } = new URL(request.url());
    check(protocol === "data:" || origin === new URL(DASHBOARD_URL).origin, `${name}: it asks ${request.url()}`);
  });
  const network = await page.createCDPSession();
  await network.send("Network.enable");
  network.on("Network.dataReceived", ({ requestId, dataLength }) =>
    transferred.set(requestId, (transferred.get(requestId) ?? 0) + dataLength));
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => transferred.set(requestId, encodedDataLength));
  return { page, bytes: () => [...transferred.values()].reduce((sum, each) => sum + each, 0) };
}

async function open(browser, size, scheme) {
  const name = `${size}-${scheme}`;
  const { page, bytes } = await watched(browser, name);
  await page.setViewport(SIZES[size]);
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  const answer = await page.goto(DASHBOARD_URL);
  check(answer.status() === 200, `${name}: the page is answered with ${answer.status()}`);
  await page.waitForSelector("#badge[data-state] svg");
  await page.waitForNetworkIdle({ idleTime: 100, concurrency: 1 }); // the events go on
  const weight = bytes();
  check(weight > 0 && weight < MOST_BYTES, `${name}: ${weight} bytes`);
  say(`${name}: first paint ${await firstPaint(page)} ms, ${weight} bytes`);
  for (const section of SECTIONS) {
    check(await page.$(`section#${section} h2`) !== null, `${name}: there is no section ${section}`);
  }
  await fits(page, name);
  await copyIsReached(page, name);
  await page.evaluate(axe.source);
  const { violations, passes } = await page.evaluate(values => globalThis.axe.run({ runOnly: { type: "tag", values } }), RULES);
  check(passes.length > 0, `${name}: axe-core has looked at nothing`);
  for (const { id, help, nodes } of violations) {
    check(false, `${name}: axe-core finds ${id} (${help}) at ${nodes.map(node => node.target).join("; ")}`);
  }
  await page.screenshot({ path: join(DASHBOARD_SCREENSHOTS, `${name}.png`), fullPage: true });
  if (size === "phone") {
    await page.setViewport(NARROWEST);
    await fits(page, `${name} at its narrowest`);
  }
  return page;
}

function firstPaint(page) {
  return page.evaluate(() => new Promise(found => {
    new PerformanceObserver(entries => entries.getEntriesByName("first-contentful-paint")
      .forEach(entry => found(Math.round(entry.startTime)))).observe({ type: "paint", buffered: true });
  }));
}

async function fits(page, name) {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  check(beyond <= 0, `${name}: the page is ${beyond} pixels too wide`);
}

async function copyIsReached(page, name) {
  for (let stops = 0; stops < 10; stops++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement.id === "copy")) {
      return;
    }
  }
  check(false, `${name}: the Tab key does not reach the copy button`);
}

async function expect(page, selector, words) {
  const start = performance.now();
  try {
    await page.waitForFunction((at, text) => document.querySelector(at)?.textContent.includes(text),
      { polling: "raf", timeout: EXPECT_MILLIS }, selector, words);
    say(`seen ${Math.round(performance.now() - start)}`);
  } catch {
    const last = await page.evaluate(at => document.querySelector(at)?.textContent ?? "no such element", selector);
    say(`missed ${last.replace(/\s+/g, " ")}`);
  }
}

function report() {
  failures.forEach(each => say(`failed: ${each}`));
  process.exitCode = failures.length > 0 ? 1 : 0;
}

const browser = await puppeteer.launch({
  executablePath: CHROMIUM,
  args: process.getuid() === 0 ? ["--no-sandbox"] : [], // which root cannot have
});
try {
  let page;
  for (const [size, scheme] of [["phone", "light"], ["phone", "dark"], ["desktop", "dark"], ["desktop", "light"]]) {
    await page?.close();
    page = await open(browser, size, scheme);
  }
  if (failures.length === 0) {
    say("ready");
    for await (const line of createInterface({ input: process.stdin })) {
      const [request, selector, ...words] = line.split(" ");
      if (request === "close") {
        break;
      }
      if (request === "forgive") {
        forgiving = true;
      } else {
        await expect(page, selector, words.join(" "));
      }
    }
  }
} finally {
  await browser.close();
  report();
  process.stdin.destroy(); // the parent may keep its end open
}
