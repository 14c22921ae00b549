import iconv from 'iconv-lite';
import { chooseFile, csvFile, downloaded, openBatch, reviewsOf } from './helpers/batch-page';
import { livePredictions } from './helpers/review-page';
import { expect, test } from './helpers/test';

const reviews = ['정말 재미있는 영화입니다.', '너무 지루하고 재미없어요', '음악은 좋은데 내용은 아쉽네요'];

test('pasted lines get the answers that a program gets for them', async ({ page, request }) => {
  const batch = await openBatch(page);
  await batch.box.fill(`\n${reviews.join('\n\n')}\n `);
  await expect(batch.analyse).toHaveText('3편 분석하기');
  await batch.box.press('Control+Enter');
  await expect(batch.rows).toHaveCount(3);
  await expect(batch.download).toBeEnabled();

  const response = await request.post('/predict', { data: { text: reviews } });
  const answers: Record<string, { label: string; confidence: number }> = await response.json();
  for (const [at, review] of reviews.entries()) {
    const { label, confidence } = answers[at] ?? { label: '', confidence: Number.NaN };
    const positive = label === 'positive' ? confidence : 1 - confidence;
    const row = batch.rows.nth(at);
    await expect(row).toContainText(review);
    await expect(row).toContainText(label === 'positive' ? '긍정' : '부정');
    const shown = Number.parseFloat(/([\d.]+) %/.exec(await row.innerText())?.[1] ?? '');
    expect(Math.abs(shown - positive * 100)).toBeLessThanOrEqual(0.11);
  }
});

test('nothing to analyse is said in words and sends nothing', async ({ page }) => {
  const sent = livePredictions(page);
  const batch = await openBatch(page);
  await batch.analyse.click();
  await expect(page.getByText('리뷰가 없어요')).toBeVisible();
  await expect(batch.box).toBeFocused();
  expect(sent).toEqual([]);
});

const csv = `번호,리뷰\r\n1,"${reviews[0]}"\r\n2,"뷁, 똠방각하 햏 ""최고"""\r\n3,별로\r\n`;
const encodings = {
  'UTF-8': Buffer.from(csv),
  'UTF-8 with its mark': Buffer.from(`\uFEFF${csv}`),
  'UTF-16': iconv.encode(csv, 'utf-16le', { addBOM: true }),
  CP949: iconv.encode(csv, 'cp949'),
};
for (const [name, bytes] of Object.entries(encodings)) {
  test(`a CSV file in ${name} is read whole, its column found, its number column not sent`, async ({ page }) => {
    const sent = livePredictions(page);
    const batch = await openBatch(page);
    await batch.fileInput.setInputFiles(csvFile('우리반.csv', bytes));
    await expect(page.getByText(`우리반.csv · 4줄 · ${name.split(' ')[0]}`)).toBeVisible();
    await expect(batch.column).toHaveValue('1');
    await batch.analyse.click();
    await expect(batch.rows).toHaveCount(3);
    await expect(batch.rows.nth(1)).toContainText('뷁, 똠방각하 햏 "최고"');
    expect(sent.map((body) => JSON.parse(body).text)).toEqual([[reviews[0], '뷁, 똠방각하 햏 "최고"', '별로']]);
  });
}

test('every one of the 11,172 syllables survives CP949', async ({ page }) => {
  const lines = Array.from({ length: 11_172 / 28 }, (_, line) =>
    String.fromCharCode(...Array.from({ length: 28 }, (__, at) => 0xac00 + line * 28 + at)),
  );
  const batch = await openBatch(page);
  await batch.fileInput.setInputFiles(csvFile('all.txt', iconv.encode(lines.join('\r\n'), 'cp949')));
  await expect(page.getByText('all.txt · 399줄 · CP949')).toBeVisible();
  await batch.analyse.click();
  const read = reviewsOf(await downloaded(page, batch));
  expect(read).toEqual(lines);
});

test('an unclear file asks which column, and no other column leaves the machine', async ({ page }) => {
  const sent = livePredictions(page);
  const batch = await openBatch(page);
  const rows =
    '김하늘 010-1234-5678,정말 재미있게 봤어요,줄거리가 조금 길었어요\n이바다 010-8765-4321,조금 지루했어요,음악은 좋았어요\n';
  await batch.fileInput.setInputFiles(csvFile('설문.csv', rows));
  await expect(page.getByRole('combobox', { name: '리뷰가 어느 열에 있나요?' })).toBeVisible();
  await expect(page.getByRole('button', { name: '열을 골라 주세요' })).toBeDisabled();
  await batch.column.selectOption('2');
  await expect(page.getByRole('listitem').filter({ hasText: '줄거리가 조금 길었어요' })).toBeVisible();
  await batch.analyse.click();
  await expect(batch.rows).toHaveCount(2);
  expect(sent.map((body) => JSON.parse(body))).toEqual([
    { text: ['줄거리가 조금 길었어요', '음악은 좋았어요'], do_fast: true },
  ]);
});

test('a file dropped anywhere on the page is read', async ({ page }) => {
  const batch = await openBatch(page);
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['정말 좋아요\n별로예요\n'], '끌어온 파일.txt', { type: 'text/plain' }));
    document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
  });
  await expect(page.getByText('끌어온 파일.txt · 2줄 · UTF-8')).toBeVisible();
  await batch.analyse.click();
  await expect(batch.rows).toHaveCount(2);
});

test('a TXT file with columns of tabs is read as a table', async ({ page }) => {
  const batch = await openBatch(page);
  await chooseFile(batch, csvFile('ratings.txt', 'id\tdocument\tlabel\n1\t"명작" 그 자체, 최고\t1\n2\t별로\t0\n'));
  await expect(batch.column).toHaveValue('1');
  await batch.analyse.click();
  await expect(batch.rows).toHaveCount(2);
  await expect(batch.rows.first()).toContainText('"명작" 그 자체, 최고');
});

test('rows that cannot be sent say why, each for itself, and the others are answered', async ({ page }) => {
  const batch = await openBatch(page);
  const rows = `review,n\n좋아요,1\n,2\n${'가'.repeat(10_001)},3\n${'나'.repeat(10_000)},4\n`;
  await chooseFile(batch, csvFile('mixed.csv', rows));
  await batch.analyse.click();
  await expect(page.getByText('4편을 봤어요. 2편은 분석하지 못했어요.')).toBeVisible();
  await expect(batch.rows.nth(0)).toContainText('%');
  await expect(batch.rows.nth(1)).toContainText('빈 줄');
  await expect(batch.rows.nth(2)).toContainText('10,000자가 넘어요');
  await expect(batch.rows.nth(3)).toContainText('%');
  await page.getByRole('combobox', { name: '보기' }).selectOption('notDone');
  await expect(batch.rows).toHaveCount(2);
});

const refusals = [
  ['a workbook', csvFile('a.xlsx', Buffer.from([0x50, 0x4b, 3, 4, 20, 0])), '엑셀 통합 문서'],
  ['a picture', csvFile('a.csv', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])), '글로 읽히지 않아요'],
  ['an empty file', csvFile('a.csv', ''), '비어 있어요'],
  ['an open quote', csvFile('a.csv', 'a,b\n1,"열고\n2,3\n'), '2번째 줄'],
  ['too many rows', csvFile('a.txt', '좋아요\n'.repeat(50_001)), '50,000'],
] as const;
for (const [name, file, words] of refusals) {
  test(`${name} is refused in words, and another file can be chosen`, async ({ page }) => {
    const batch = await openBatch(page);
    await batch.box.fill('그대로 남는 글');
    await batch.fileInput.setInputFiles(file);
    await expect(batch.alert).toContainText(words);
    await expect(batch.box).toHaveValue('그대로 남는 글');
    await batch.fileInput.setInputFiles(csvFile('good.txt', '좋아요'));
    await expect(page.getByText('good.txt · 1줄 · UTF-8')).toBeVisible();
  });
}

test('more than 20 MB is refused before it is read', async ({ page }) => {
  const batch = await openBatch(page);
  // Made in the page: carrying so much into the browser takes longer than everything else here.
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([new Uint8Array(21 * 1024 * 1024)], 'a.csv'));
    document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
  });
  await expect(batch.alert).toContainText('21.0 MB');
});

test('no formula is in the file that is kept, and put in again it is what it was', async ({ page }) => {
  const risky = ['=1+1', '+82', '-좋아요', '@SUM(A1)', '＝1', ' =1', '\u200b=1', "'=1", '그냥 "좋아요"', 'a,b'];
  const batch = await openBatch(page);
  await chooseFile(
    batch,
    csvFile('a.csv', `review\n${risky.map((cell) => `"'${cell.replaceAll('"', '""')}"`).join('\n')}\n`),
  );
  await batch.analyse.click();
  const file = await downloaded(page, batch);
  expect([...file.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const cells = reviewsOf(file);
  for (const cell of cells) expect(cell).not.toMatch(/^[\s\u200b]*[=+\-@＝＋－＠]/);

  await page.getByRole('button', { name: '새로 하기' }).click();
  await chooseFile(batch, csvFile('again.csv', file));
  await expect(batch.column).toHaveValue('1');
  await batch.analyse.click();
  expect(reviewsOf(await downloaded(page, batch))).toEqual(cells);
});

const many = Array.from({ length: 2000 }, (_, at) => `${at}번째 ${reviews[at % reviews.length]}`);

test('a long run shows how far it is, stops when told and goes on from there, sending no row twice', async ({
  page,
}) => {
  const sent = livePredictions(page);
  let asked = 0;
  let letGo = () => {};
  const stopped = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route('/predict', async (route) => {
    // The first two go through; the next two wait until the person has stopped them, and are gone by then.
    asked++;
    if (asked === 3 || asked === 4) {
      await stopped;
      await route.abort().catch(() => undefined);
    } else await route.continue();
  });
  const batch = await openBatch(page);
  await chooseFile(batch, csvFile('many.txt', many.join('\n')));
  await batch.analyse.click();
  const progress = page.getByRole('progressbar', { name: '분석하는 중이에요' });
  await expect(progress).toHaveAttribute('aria-valuenow', '512');
  await expect(progress).toHaveAttribute('aria-valuemax', '2000');
  await expect(page.getByText(/2,000편 가운데 512편 · 약 \d+초 남았어요/)).toBeVisible();
  await page.getByRole('button', { name: '그만하기' }).click();
  await expect(page.getByText('그만했어요. 512편까지 분석했어요.')).toBeVisible();
  letGo();
  expect(reviewsOf(await downloaded(page, batch))).toEqual(many);

  await page.getByRole('button', { name: '이어서 하기' }).click();
  await expect(page.getByText('2,000편을 모두 봤어요.')).toBeVisible();
  // Two were in flight when it was stopped and are sent again.
  const texts = sent.flatMap((body) => JSON.parse(body).text as string[]);
  expect(texts.length).toBe(2000 + 512);
  expect(new Set(texts).size).toBe(2000);
});

test('a busy server is waited for and then asked again', async ({ page }) => {
  let asked = 0;
  await page.route('/predict', (route) =>
    ++asked === 1 ? route.fulfill({ status: 503, headers: { 'retry-after': '2' }, body: '{}' }) : route.continue(),
  );
  const batch = await openBatch(page);
  await batch.box.fill(reviews.join('\n'));
  await batch.analyse.click();
  await expect(page.getByText('서버가 바빠서 2초 뒤에 이어서 해요.')).toBeVisible();
  await expect(page.getByText('3편을 모두 봤어요.')).toBeVisible();
  expect(asked).toBe(2);
});

test('a cut line keeps what was answered and goes on when it is back', async ({ page, context }) => {
  const batch = await openBatch(page);
  await batch.box.fill(reviews.join('\n'));
  await context.setOffline(true);
  await batch.analyse.click();
  await expect(batch.alert).toContainText('서버에 닿지 않아요');
  await context.setOffline(false);
  await page.getByRole('button', { name: '이어서 하기' }).click();
  await expect(page.getByText('3편을 모두 봤어요.')).toBeVisible();
  await page.getByRole('button', { name: '새로 하기' }).click();
  await expect(batch.box).toHaveValue(reviews.join('\n'));
});

test('the distribution says in a table what it draws', async ({ page }) => {
  const batch = await openBatch(page);
  await batch.box.fill(many.slice(0, 90).join('\n'));
  await batch.analyse.click();
  await expect(batch.download).toBeEnabled();
  const counts = await page.getByRole('table', { name: '긍정 확률 구간마다 리뷰 수' }).locator('td').allInnerTexts();
  expect(counts).toHaveLength(10);
  expect(counts.map(Number).reduce((sum, count) => sum + count, 0)).toBe(90);
  const file = (await downloaded(page, batch)).toString('utf8').trimEnd().split('\r\n').slice(1);
  const positives = file.map((line) => Number(/,([\d.]+),"분석함"$/.exec(line)?.[1]));
  const expected = Array.from({ length: 10 }, (_, bin) => {
    return positives.filter((positive) => Math.min(9, Math.floor(positive * 10)) === bin).length;
  });
  expect(counts.map(Number)).toEqual(expected);
});

test('pages of the table are turned by buttons and by number', async ({ page }) => {
  const batch = await openBatch(page);
  await batch.box.fill(many.slice(0, 100).join('\n'));
  await batch.analyse.click();
  await expect(batch.rows.first()).toContainText('0번째');
  await page.getByRole('button', { name: '다음' }).click();
  await expect(batch.rows.first()).toContainText('8번째');
  await page.getByRole('spinbutton', { name: '쪽 번호' }).fill('13');
  await expect(batch.rows).toHaveCount(4);
  await expect(batch.rows.first()).toContainText('96번째');
  await expect(page.getByRole('button', { name: '다음' })).toBeDisabled();
});
