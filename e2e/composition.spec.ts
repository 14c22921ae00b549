import { livePredictions, openReview, submissions } from './helpers/review-page';
import { expect, test } from './helpers/test';

const glad = '정말 재미있는 영화입니다.';

test('a double click and Ctrl+Enter held down ask once', async ({ page }) => {
  const { box, live, analyse, answer } = await openReview(page);
  await live.uncheck();
  const actions = submissions(page);
  await box.fill(glad);
  await analyse.dblclick();
  await expect(answer).toContainText('98.7 %');
  expect(actions).toHaveLength(1);
  await box.fill(`${glad} 최고`);
  await box.focus();
  await page.keyboard.down('Control');
  for (let press = 0; press < 5; press++) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await page.keyboard.up('Control');
  await expect(answer.locator('button[aria-pressed]')).toHaveCount(4);
  expect(actions).toHaveLength(2);
});

test('Enter is a new line and Ctrl+Enter asks', async ({ page }) => {
  const { box, live, answer } = await openReview(page);
  await live.uncheck();
  const actions = submissions(page);
  await box.fill('정말');
  await box.press('Enter');
  await box.pressSequentially('최고');
  await expect(box).toHaveValue('정말\n최고');
  expect(actions).toHaveLength(0);
  await box.press('Control+Enter');
  await expect(answer).toContainText('긍정');
  expect(actions).toHaveLength(1);
});

test('an Enter that finishes a syllable never sends, and the finished word is sent once', async ({ page }) => {
  const { box, live, answer } = await openReview(page);
  await live.uncheck();
  const actions = submissions(page);
  const keyboard = await page.context().newCDPSession(page);
  await box.focus();
  for (const syllable of ['ㅊ', '최', '최고'])
    await keyboard.send('Input.imeSetComposition', { text: syllable, selectionStart: 2, selectionEnd: 2 });
  await expect(box).toHaveValue('최고');
  // The key that an input method reports while it composes: "Process", code 229.
  await box.evaluate((element) => {
    const composing = { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true };
    element.dispatchEvent(new KeyboardEvent('keydown', { ...composing, isComposing: true }));
    element.dispatchEvent(new KeyboardEvent('keydown', { ...composing, keyCode: 229 }));
  });
  await page.waitForTimeout(500);
  expect(actions).toHaveLength(0);
  await keyboard.send('Input.insertText', { text: '최고' });
  await expect(box).toHaveValue('최고');
  await box.press('Control+Enter');
  await expect(answer).toContainText('긍정');
  expect(actions).toHaveLength(1);
  expect(actions[0]).toContain('최고');
  expect(actions[0]).not.toContain('최고최고');
});

test('while Hangul is being composed the live answer follows, and no half word is sent twice', async ({ page }) => {
  const { box, answer } = await openReview(page);
  const sent = livePredictions(page);
  const keyboard = await page.context().newCDPSession(page);
  await box.focus();
  for (const syllable of ['최', '최고'])
    await keyboard.send('Input.imeSetComposition', { text: syllable, selectionStart: 2, selectionEnd: 2 });
  await expect(answer).toContainText('긍정');
  await keyboard.send('Input.insertText', { text: '최고' });
  await page.waitForTimeout(600);
  const texts = sent.map((body) => JSON.parse(body).text);
  expect(texts.at(-1)).toBe('최고');
  expect(new Set(texts).size).toBe(texts.length);
});

test('letters in pieces, as some keyboards send them, are put together before they are sent', async ({ page }) => {
  const { box, answer } = await openReview(page);
  await box.fill(glad.normalize('NFD'));
  await expect(answer).toContainText('98.7 %');
  await expect(page.getByText('14 / 10,000자')).toBeVisible();
});
