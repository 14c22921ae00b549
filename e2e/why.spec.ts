import { openReview } from './helpers/review-page';
import { expect, test } from './helpers/test';

const glad = '정말 재미있는 영화입니다.';

test('leaving a word out moves the probability, and putting it back restores it', async ({ page }) => {
  const { box, answer, words } = await openReview(page);
  await box.fill(glad);
  await expect(answer).toContainText('98.7 %');
  const asked = page.waitForRequest('**/predict');
  await words.nth(1).click();
  expect(JSON.parse((await asked).postData() ?? '').text).toBe('정말   영화입니다.');
  await expect(words.nth(1)).toHaveAttribute('aria-pressed', 'true');
  await expect(words.nth(1)).toContainText('뺌');
  // 4.3172 − 1.8376 = 2.4796, and 1 / (1 + e^−2.4796) = 0.9227.
  await expect(answer).toContainText('긍정92.3 %');
  await expect(answer.getByRole('row', { name: '합' })).toContainText('+2.48');
  await words.nth(1).click();
  await expect(answer).toContainText('98.7 %');
  await expect(words.nth(1)).toHaveAttribute('aria-pressed', 'false');
});

test('words are left out and put back by keyboard alone', async ({ page }) => {
  const { box, answer, words } = await openReview(page);
  await box.fill(glad);
  await expect(words).toHaveCount(3);
  await words.nth(0).focus();
  await page.keyboard.press('Tab');
  await expect(words.nth(1)).toBeFocused();
  await page.keyboard.press('Space');
  await expect(answer).toContainText('92.3 %');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(words.nth(2)).toHaveAttribute('aria-pressed', 'true');
  await answer.getByRole('button', { name: '모두 다시 넣기' }).press('Enter');
  await expect(answer).toContainText('98.7 %');
  await expect(answer.locator('button[aria-pressed="true"]')).toHaveCount(0);
});

test('without any word only the start is left', async ({ page }) => {
  const { box, answer, words } = await openReview(page);
  await box.fill(glad);
  await expect(words).toHaveCount(3);
  for (const index of [0, 1, 2]) await words.nth(index).click();
  await expect(answer).toContainText('부정50.1 %');
  await expect(answer).toContainText('애매해요');
  await expect(answer.getByRole('row', { name: '합' })).toContainText('0.00');
});

test('start, both sides and total add up on the screen, and the total gives the probability', async ({ page }) => {
  const { box, answer, words } = await openReview(page);
  await box.fill('연기는 훌륭한데 결말이 뻔해서 아쉬워요.');
  await expect(words).toHaveCount(5);
  const weightOf = async (name: string) =>
    Number((await answer.getByRole('row', { name }).locator('td').last().innerText()).replace('−', '-'));
  const sum = (await weightOf('시작')) + (await weightOf('긍정 쪽 단어')) + (await weightOf('부정 쪽 단어'));
  const total = await weightOf('합');
  // In hundredths, as they are read: nothing is lost to rounding.
  expect(Math.round(sum * 100)).toBe(Math.round(total * 100));
  const positive = 1 / (1 + Math.exp(-total));
  const shown = Number((await answer.locator('.answer-words').innerText()).match(/[\d.]+/)?.[0]) / 100;
  expect(Math.abs(Math.max(positive, 1 - positive) - shown)).toBeLessThan(0.003);
});

test('a word the model has never seen is grey, says so and weighs nothing', async ({ page }) => {
  const { box, words } = await openReview(page);
  await box.fill('꿀꿀잼잼각각 최고');
  await expect(words.first()).toContainText('모름');
  await expect(words.first()).toHaveClass(/unknown/);
  await expect(words.last()).not.toContainText('모름');
});

test('which way a word pushes is said by sign, triangle and underline, not by colour alone', async ({ page }) => {
  const { box, words } = await openReview(page);
  await box.fill('재미있는 지루한');
  await expect(words).toHaveCount(2);
  await expect(words.first()).toContainText(/▲ .*\+/);
  await expect(words.last()).toContainText(/▼ .*−/);
  const underline = (index: number) =>
    words
      .nth(index)
      .locator('span')
      .first()
      .evaluate((word) => getComputedStyle(word).textDecorationStyle);
  expect([await underline(0), await underline(1)]).toEqual(['solid', 'wavy']);
});

test('the table says the same as the coloured words', async ({ page }) => {
  const { box, answer, words } = await openReview(page);
  await box.fill('정말 지루한 꿀꿀잼잼각각');
  await expect(words).toHaveCount(3);
  await words.nth(1).click();
  await answer.getByText('표로 보기').click();
  const rows = answer.getByRole('table', { name: '단어마다의 점수' }).getByRole('row');
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(1)).toContainText('정말▲ 긍정+0.70넣음');
  await expect(rows.nth(2)).toContainText(/지루한▼ 부정−\d\.\d\d뺌/);
  await expect(rows.nth(3)).toContainText('꿀꿀잼잼각각모름0.00넣음');
});

test('a review without any word the model reads says that it answered from the start alone', async ({ page }) => {
  const { box, answer } = await openReview(page);
  await box.fill('ㅋ ! ?');
  await expect(answer).toContainText('모델이 단어로 읽은 것이 없어서');
});

test('the pencil draws its line, and stands still for people who asked for less motion', async ({ page }) => {
  const { box, words } = await openReview(page);
  await box.fill(glad);
  const pencil = words.nth(1).locator('svg');
  const motion = () => pencil.evaluate((line) => getComputedStyle(line).animationName);
  expect(await motion()).toBe('draw-pencil');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await motion()).toBe('none');
  await expect(pencil).toBeVisible();
});
