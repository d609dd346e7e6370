// One headless Chromium, driven by lines of JSON: {id, call, args} in, {id, value} or {id, error} out.
// Each opened page has a profile of its own, as a shopper of its own would.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { hear, say } from './parent.mjs';

const OWN = fileURLToPath(new URL('browser/', import.meta.url));
const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const MAC = ['/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** What may run, best first: the package's own, whose version is known, then whatever the machine has. */
function candidates() {
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const own = { path: join(OWN, 'chromium'), env: { LD_LIBRARY_PATH: join(OWN, 'lib'), FONTCONFIG_PATH: OWN } };
  return [own, ...[...onPath, ...MAC].map((path) => ({ path, env: {} }))].filter(({ path }) => existsSync(path));
}

function launch({ path, env }) {
  return puppeteer.launch({
    executablePath: path,
    env: { ...process.env, ...env },
    headless: 'shell',
    pipe: true, // so that it ends with us, even when we are killed
    // root has no sandbox; shop.test is a page that is no secure context, as localhost would be.
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--host-resolver-rules=MAP *.test 127.0.0.1'],
  });
}

async function launchAny() {
  const failures = [];
  for (const candidate of candidates()) {
    try {
      return await launch(candidate);
    } catch (failure) {
      failures.push(`${candidate.path}: ${String(failure.message).split('\n')[0]}`);
    }
  }
  throw new Error(
    'No Chromium runs here. The one of @sparticuz/chromium wants Linux on x64 and glibc; else install one, such as '
      + `'apt-get install chromium'. Tried: ${failures.join(' | ') || 'none found'}`,
  );
}

const pages = new Map();
const browser = await launchAny();

/** What a test may ask for. */
const calls = {
  async version() {
    return browser.version();
  },

  async open({ url, before }) {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    const number = pages.size + 1;
    const said = [];
    page.on('pageerror', (error) => said.push(`error: ${error.message}`));
    page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
    pages.set(number, { context, page, said });
    if (before) {
      await page.evaluateOnNewDocument(before);
    }
    await page.goto(url);
    return number;
  },

  async go({ page, url }) {
    await pages.get(page).page.goto(url);
  },

  /** The value of an expression, or of the promise that it is. */
  async evaluate({ page, expression }) {
    return (await pages.get(page).page.evaluate(expression)) ?? null;
  },

  /** Errors and console lines of a page, for tests that fail. */
  async said({ page }) {
    return pages.get(page).said;
  },

  async close({ page }) {
    await pages.get(page).context.close();
  },
};

async function answer(line) {
  const { id, call, args } = JSON.parse(line);
  try {
    return { id, value: (await calls[call](args ?? {})) ?? null };
  } catch (error) {
    return { id, error: String(error.stack ?? error) };
  }
}

say({ id: 0, value: await browser.version() });
for (;;) {
  say(await answer(await hear()));
}
