import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { seriousFindings } from './helpers/axe';
import { expect, test } from './helpers/test';

const run = promisify(execFile);

/** The chapter that asks the shortest question, once the page's script is there. */
async function openAsk(page: Page) {
  await page.goto('/developers');
  const ask = page.getByRole('region', { name: '묻는 법' });
  const body = ask.getByRole('textbox', { name: '본문(JSON)' });
  const send = ask.getByRole('button', { name: '보내기' });
  return { ask, body, send };
}

test('the body is sent from the page, and status, time, headers and answer are shown; failures as they are', async ({
  page,
}) => {
  const { ask, body, send } = await openAsk(page);
  const answer = ask.getByRole('region', { name: '답' });
  await expect(async () => {
    await send.click();
    await expect(answer).toContainText('"label": "positive"', { timeout: 2000 });
  }).toPass();
  await expect(ask).toContainText(/200, [\d.]+ ms 만에 왔어요/);
  await expect(ask).toContainText('sentiment-fast/1');
  await body.fill('{"text": "최악의 영화"}');
  await body.press('Control+Enter');
  await expect(answer).toContainText('"label": "negative"');
  await body.fill('{"text":');
  await expect(ask.getByText('JSON이 아니에요.', { exact: false })).toBeVisible();
  await send.click();
  await expect(answer).toContainText('bad_json');
  await expect(ask).toContainText(/400, [\d.]+ ms/);
});

test('the code follows the body: the command on the screen, run in a shell, gets the answer of the screen', async ({
  page,
  baseURL,
}) => {
  const there = await run('curl', ['--version']).then(
    () => true,
    () => false,
  );
  // biome-ignore lint/suspicious/noSkippedTests: only where the program it runs isn't installed.
  test.skip(!there, 'curl is not installed here');
  const { ask, body } = await openAsk(page);
  await expect(async () => {
    await body.fill('{"text": "it\'s 최고", "do_fast": false}');
    await ask.getByRole('tab', { name: 'curl' }).click();
    await expect(ask.getByRole('region', { name: 'curl 코드' })).toContainText('"do_fast": false', { timeout: 2000 });
  }).toPass();
  const command = await ask.getByRole('region', { name: 'curl 코드' }).innerText();
  expect(command).toContain(`${baseURL}/predict`);
  const { stdout } = await run('sh', ['-c', command]);
  expect(JSON.parse(stdout)).toMatchObject({ 0: { text: "it's 최고", label: 'positive' } });
});

test('every address of the OpenAPI document stands on the page, and links lead to their places', async ({
  page,
  request,
}) => {
  const document = await (await request.get('/openapi.json')).json();
  await page.goto('/developers');
  const text = await page.locator('main').innerText();
  for (const path of Object.keys(document.paths)) expect(text).toContain(path);
  const targets = await page.evaluate(() =>
    [...document.querySelectorAll('main a[href^="#"]')].map((link) => link.getAttribute('href')?.slice(1) ?? ''),
  );
  expect(targets.length).toBeGreaterThan(40);
  expect(await page.evaluate((ids) => ids.filter((id) => !document.getElementById(id)), targets)).toEqual([]);
});

test('in English, on a phone, in the dark: what is tried answers, and axe finds nothing serious', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/developers');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html[lang=en]')).toBeAttached();
  const predict = page.getByRole('region', { name: 'POST /v1/models/sentiment-fast:predict' });
  await expect(async () => {
    await predict.getByRole('button', { name: 'Send' }).click();
    await expect(predict.getByRole('region', { name: 'Answer' })).toContainText('"predictions"', { timeout: 2000 });
  }).toPass();
  const ready = page.getByRole('region', { name: 'Whether the models can answer' });
  await ready.getByText('Run it here').click();
  await ready.getByRole('button', { name: 'Send' }).click();
  await expect(ready.getByRole('region', { name: 'Answer' })).toContainText('"status": "ready"');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await seriousFindings(page)).toEqual([]);
});
