// Opens reports in Chromium as their readers do, and says what is wrong with them:
//     node check.mjs SANDTABLE [FOLDER]
// SANDTABLE is the program; what it writes, and a screenshot of each page, goes into FOLDER (a temporary one).
// For each page, in both themes and on a wide and a narrow screen: axe-core finds no serious violation, nothing is wider
// than the screen, no text of a chart meets another or leaves its chart. Once a page: the Tab key reaches everything in
// order, and the policy of the page was never broken. report.json keeps to its schema.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import Ajv from 'ajv/dist/2020.js';
import { chromium } from 'playwright-core';

const program = resolve(process.argv[2] ?? 'target/release/sandtable');
const folder = process.argv[3] ? resolve(process.argv[3]) : mkdtempSync(join(tmpdir(), 'sandtable-'));
mkdirSync(folder, { recursive: true });
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

const LANGUAGES = ['en', 'zh-Hant', 'zh-Hans'];
const SCREENS = [[1280, 900], [390, 844]];
const THEMES = ['light', 'dark'];

// What is run, and whose report is opened.
const RUNS = [
  ['hospital', ['hospital-ransomware']],
  ['hospital-prepared', ['hospital-ransomware', '--plan', 'prepared']],
  // Nobody finds out.
  ['clinic', ['small-clinic', '--plan', 'small-team']],
  // One host, lost, and names that look like markup, quotes, right-to-left text and the longest title.
  ['odd', [join(import.meta.dirname, 'odd/exercise.ron')]],
];

const problems = [];
const say = (page, text) => { problems.push(`${page}: ${text}`); console.log(`  ! ${page}: ${text}`); };

const run = (args) => execFileSync(program, args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });

function written() {
  const pages = [];
  for (const [name, args] of RUNS) {
    run(['run', ...args, '--out', name, '--quiet']);
    for (const lang of LANGUAGES) {
      const out = `${name}-${lang}`;
      run(['report', name, '--lang', lang, '--out', out, '--format', 'html,json']);
      pages.push({ name: out, lang, folder: join(folder, out) });
    }
  }
  run(['batch', 'run', 'plans-compared', '--out', 'study']);
  pages.push({ name: 'study', lang: 'en', folder: join(folder, 'study'), study: true });
  return pages;
}

// In the page: texts of charts that meet each other or leave their chart, and what is wider than the screen.
function layout() {
  const found = [];
  if (document.documentElement.scrollWidth > innerWidth + 1) {
    const wide = [...document.querySelectorAll('main *')].find((e) =>
      e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.wide, .chartbox, svg, details:not([open])'));
    found.push(`wider than the screen: ${document.documentElement.scrollWidth} of ${innerWidth}, ${wide?.outerHTML.slice(0, 80)}`);
  }
  for (const chart of document.querySelectorAll('svg.chart')) {
    const view = chart.viewBox.baseVal;
    const texts = [...chart.querySelectorAll('text')].map((text) => {
      const box = text.getBBox();
      // A line of text is taller than its letters: a quarter of it is air.
      return { say: text.textContent, left: box.x, right: box.x + box.width, top: box.y + box.height * 0.15, bottom: box.y + box.height * 0.85, turned: text.hasAttribute('transform') };
    }).filter((text) => !text.turned && text.say.trim());
    for (const text of texts) {
      if (text.left < view.x - 1 || text.right > view.x + view.width + 1 || text.top < view.y - 2 || text.bottom > view.y + view.height + 2) {
        found.push(`${chart.id}: \`${text.say}\` leaves the chart`);
      }
    }
    for (let one = 0; one < texts.length; one++) {
      for (let two = one + 1; two < texts.length; two++) {
        const [a, b] = [texts[one], texts[two]];
        if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1) {
          found.push(`${chart.id}: \`${a.say}\` meets \`${b.say}\``);
        }
      }
    }
  }
  return found;
}

async function keyboard(page, name) {
  const order = await page.evaluate(() => {
    const wanted = 'a[href], summary, [tabindex="0"], button, input';
    const seen = [...document.querySelectorAll(wanted)].filter((e) => {
      const closed = e.closest('details:not([open])');
      return !closed || (e.tagName === 'SUMMARY' && e.parentElement === closed && !closed.parentElement.closest('details:not([open])'));
    });
    window.wanted = seen;
    return seen.length;
  });
  // Long pages have thousands of links to their time line, all alike: the first and the last few hundred are enough.
  const most = Math.min(order, 400);
  for (let at = 0; at < most; at++) {
    await page.keyboard.press('Tab');
    const got = await page.evaluate((at) => {
      const e = document.activeElement;
      if (e !== window.wanted[at]) return `${e.outerHTML.slice(0, 60)} in place of ${window.wanted[at].outerHTML.slice(0, 60)}`;
      const style = getComputedStyle(e);
      if (style.outlineStyle === 'none' && !e.matches('.skip')) return `${e.outerHTML.slice(0, 60)} shows no focus`;
      return '';
    }, at);
    if (got) { say(name, `Tab ${at + 1} reaches ${got}`); return; }
  }
}

async function look(browser, page) {
  const url = pathToFileURL(join(page.folder, 'index.html')).href;
  for (const [width, height] of SCREENS) {
    for (const theme of THEMES) {
      const name = `${page.name} ${width} ${theme}`;
      const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme, locale: page.lang });
      const tab = await context.newPage();
      tab.on('console', (line) => { if (line.type() === 'error') say(name, line.text()); });
      tab.on('pageerror', (error) => say(name, String(error)));
      await tab.goto(url);
      for (const line of new Set(await tab.evaluate(layout))) say(name, line);
      if (width > 1000 && theme === 'light') await keyboard(tab, name);
      // Opened, so that the tables within are looked at too; the policy of the page is no policy for whoever inspects it.
      await tab.evaluate(() => document.querySelectorAll('details').forEach((e) => { e.open = true; }));
      await tab.evaluate(axe);
      // Thousands of rows of a time line are alike; axe takes minutes for all of them.
      const result = await tab.evaluate(async () => {
        document.querySelectorAll('table.line tbody tr:nth-child(n+12)').forEach((row) => row.remove());
        document.querySelectorAll('table.line tbody:nth-of-type(n+12)').forEach((day) => day.remove());
        // Links into the rows just taken out are no fault of the page's; tests/figures.rs follows each.
        return window.axe.run(document, { resultTypes: ['violations'], rules: { 'skip-link': { enabled: true } } });
      });
      for (const violation of result.violations.filter((v) => ['serious', 'critical'].includes(v.impact))) {
        const nodes = violation.nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`);
        say(name, `axe ${violation.id} (${violation.nodes.length}): ${nodes.join(' | ')}`);
      }
      await tab.goto(url);
      await tab.screenshot({ path: join(folder, `${name.replaceAll(' ', '-')}.png`), fullPage: false });
      await context.close();
    }
  }
}

function schema(pages) {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
  for (const page of pages.filter((page) => !page.study)) {
    const check = ajv.compile(JSON.parse(readFileSync(join(page.folder, 'report.schema.json'), 'utf8')));
    if (!check(JSON.parse(readFileSync(join(page.folder, 'report.json'), 'utf8')))) {
      for (const error of check.errors.slice(0, 5)) say(page.name, `report.json ${error.instancePath} ${error.message}`);
    }
    ajv.removeSchema();
  }
}

const pages = written();
schema(pages);
const browser = await chromium.launch({
  executablePath: browserPath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
for (const page of pages) {
  console.log(page.name);
  await look(browser, page);
}
await browser.close();
console.log(problems.length ? `${problems.length} problems; screenshots in ${folder}` : `${pages.length} pages, no problem; screenshots in ${folder}`);
process.exitCode = problems.length ? 1 : 0;
