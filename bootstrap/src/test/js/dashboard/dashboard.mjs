// Opens the dashboard in a real browser: no error, nothing from elsewhere, small, accessible, in light and dark, on a phone and a desk.
// Then does as its parent says: 'expect SELECTOR TEXT' awaits a text and says after how many milliseconds it was there.
import puppeteer from "puppeteer-core";
import {createInterface} from "node:readline";
import {readFileSync} from "node:fs";
import {createRequire} from "node:module";

const url = process.env.DASHBOARD_URL;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const sections = ["sentence", "well", "next-command", "next-reason", "running", "modules", "module-API", "stores", "store-POSTGRES",
  "failures", "comparisons", "mismatches", "journal", "pools", "proofs", "validation", "operations"];
const failures = [];
const fail = words => failures.push(words);

const browser = await puppeteer.launch({executablePath: process.env.CHROMIUM, args: ["--no-sandbox"]});
const page = await browser.newPage();
page.on("console", message => ["error", "warn"].includes(message.type()) && fail("console: " + message.text()));
page.on("pageerror", error => fail("page: " + error.message));
page.on("request", request => new URL(request.url()).origin !== new URL(url).origin && !request.url().startsWith("data:")
  && fail("asked elsewhere: " + request.url()));
const bodies = [];
page.on("response", response => !response.url().endsWith("/api/events") && !response.url().startsWith("data:")
  && bodies.push(response.buffer().then(body => body.length)));

await page.goto(url);
await page.waitForFunction(() => document.getElementById("connection").textContent.startsWith("Live"), {timeout: 10000});
const paint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime);
console.log("first paint " + Math.round(paint) + " ms");
const bytes = (await Promise.all(bodies)).reduce((sum, length) => sum + length, 0);
console.log("transferred " + bytes + " bytes");
if (bytes > 200000) {
  fail("more than 200,000 bytes");
}
for (const id of sections) {
  if (!await page.$("#" + id)) {
    fail("there is no " + id);
  }
}
for (const [size, width, height] of [["phone", 390, 844], ["desktop", 1280, 900]]) {
  for (const scheme of ["light", "dark"]) {
    await page.setViewport({width, height});
    await page.emulateMediaFeatures([{name: "prefers-color-scheme", value: scheme}]);
    await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
    // In the frame's own world, which the page's policy does not bind, since axe is no part of the page.
    const found = await (await page.mainFrame().isolatedRealm()).evaluate(axe + ";axe.run().then(found => found.violations"
      + ".map(each => each.id + ' ' + each.nodes.map(node => node.target.join(' ')).join(', ')))");
    found.forEach(violation => fail("axe, " + size + ", " + scheme + ": " + violation));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    if (wide) {
      fail("the page scrolls sideways, " + size);
    }
    await page.screenshot({path: process.env.SCREENSHOTS + "/" + size + "-" + scheme + ".png", fullPage: true});
  }
}
for (let i = 0; i < 20 && await page.evaluate(() => document.activeElement.id) !== "copy"; i++) {
  await page.keyboard.press("Tab");
}
if (await page.evaluate(() => document.activeElement.id) !== "copy") {
  fail("the copy button cannot be reached by Tab");
}
console.log("ready");

for await (const line of createInterface({input: process.stdin})) {
  const [command, selector, ...text] = line.split(" ");
  if (command === "close") {
    break;
  }
  const start = performance.now();
  try {
    await page.waitForFunction((css, words) => document.querySelector(css)?.textContent.includes(words),
      {timeout: 10000, polling: "mutation"}, selector, text.join(" "));
    console.log("seen " + Math.round(performance.now() - start));
  } catch {
    console.log("missed " + await page.$eval(selector, element => element.textContent));
  }
}
await browser.close();
failures.forEach(words => console.log("FAILED " + words));
process.exit(failures.length === 0 ? 0 : 1);
