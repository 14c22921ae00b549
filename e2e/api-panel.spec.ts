import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Locator, Page } from '@playwright/test';
import { seriousFindings } from './helpers/axe';
import { openReview } from './helpers/review-page';
import { expect, test } from './helpers/test';

const run = promisify(execFile);
const awkward = `그는 "최고"라고 했다.\n나도 'it''s' $HOME \`id\` \\n C:\\영화 😀`;

async function openPanel(page: Page): Promise<{ code: (language: string) => Promise<string>; copy: Locator }> {
  await page.getByText('API로 쓰기', { exact: true }).click();
  return {
    async code(language) {
      await page.getByRole('tab', { name: language }).click();
      return page.getByRole('region', { name: `${language} 코드` }).innerText();
    },
    copy: page.getByRole('button', { name: '복사하기' }),
  };
}

test('the JavaScript on the screen, run in this page, gets the answer on the screen', async ({ page }) => {
  const review = await openReview(page);
  await review.box.fill(awkward);
  await expect(review.answer).toContainText(/\d %/);
  const panel = await openPanel(page);
  const code = await panel.code('JavaScript');
  const answer = await page.evaluate<{ text: string; label: string; confidence: number }>(
    `(async () => { ${code}\nreturn answer["0"]; })()`,
  );
  expect(answer.text).toBe(awkward);
  const percent = (Math.max(answer.confidence, 1 - answer.confidence) * 100).toFixed(1);
  await expect(review.answer).toContainText(`${percent} %`);
});

test('the command on the screen, run in a shell, gets the same answer', async ({ page, request }) => {
  const there = await run('curl', ['--version']).then(
    () => true,
    () => false,
  );
  // biome-ignore lint/suspicious/noSkippedTests: only where the program it runs isn't installed.
  test.skip(!there, 'curl is not installed here');
  const review = await openReview(page);
  await review.box.fill(awkward);
  const panel = await openPanel(page);
  await expect.poll(() => panel.code('curl')).toContain('최고');
  const { stdout } = await run('sh', ['-c', await panel.code('curl')]);
  const direct = await request.post('/predict', { data: { text: awkward, do_fast: true } });
  expect(JSON.parse(stdout)).toEqual(await direct.json());
});

test('the code follows what is typed, names this server and asks for reasons only when told', async ({
  page,
  baseURL,
}) => {
  const review = await openReview(page);
  const panel = await openPanel(page);
  await expect(page.getByText('상자가 비어 있어서 예시 글을 넣었어요.')).toBeVisible();
  expect(await panel.code('Python')).toContain('정말 재미있는 영화입니다.');
  await review.box.fill('새로운 글');
  await expect.poll(() => panel.code('Python')).toContain('{"text": "새로운 글", "do_fast": True}');
  expect(await panel.code('Python')).toContain(`"${baseURL}/predict"`);
  await page.getByText('단어마다 근거도 받기').click();
  expect(await panel.code('Python')).toContain('"explain": True');
});

test('the copy button copies the code, exactly', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const review = await openReview(page);
  await review.box.fill(awkward);
  const panel = await openPanel(page);
  await expect.poll(() => panel.code('curl')).toContain('최고');
  await panel.copy.click();
  await expect(page.getByRole('button', { name: '복사했어요.' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await panel.code('curl'));
});

test('over plain HTTP on a network, where no clipboard is given, the old way copies', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'isSecureContext', { value: false });
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  const review = await openReview(page);
  await review.box.fill('한 줄 글');
  const panel = await openPanel(page);
  const code = await panel.code('curl');
  await panel.copy.click();
  await expect(page.getByRole('button', { name: '복사했어요.' })).toBeFocused();
  await review.box.fill('');
  await review.box.press('Control+V');
  expect(await review.box.inputValue()).toBe(code);
});

test('where nothing may copy, the code is selected and the keys are named', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'isSecureContext', { value: false });
    document.execCommand = () => false;
  });
  await openReview(page);
  const panel = await openPanel(page);
  await panel.copy.click();
  await expect(page.getByText('Ctrl+C')).toBeVisible();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe(await panel.code('curl'));
});

test('the open panel with a long text is no wider than a phone and has no serious finding', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const review = await openReview(page);
  await review.box.fill('띄어쓰기없이긴글'.repeat(60));
  await openPanel(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await seriousFindings(page)).toEqual([]);
});
