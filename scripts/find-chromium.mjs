import { existsSync } from 'node:fs';

const usualPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The browser for tests: PLAYWRIGHT_CHROMIUM_PATH, else Playwright's own if it is installed, else the first of the
 * usual places.
 * @param {string} playwrightsOwn where Playwright would have put its own browser
 * @returns {string | undefined} a path that exists
 * @throws Error when PLAYWRIGHT_CHROMIUM_PATH names nothing
 */
export function findChromium(playwrightsOwn) {
  const named = process.env.PLAYWRIGHT_CHROMIUM_PATH;
  if (named) {
    if (!existsSync(named)) throw new Error(`PLAYWRIGHT_CHROMIUM_PATH is ${named}, and nothing is there.`);
    return named;
  }
  return [playwrightsOwn, ...usualPaths].find((path) => existsSync(path));
}
