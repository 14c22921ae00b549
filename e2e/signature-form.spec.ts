import { join } from 'node:path';
import { seriousFindings } from './helpers/axe';
import { type OwnServer, root } from './helpers/own-server';
import { startServerWithPlainModels } from './helpers/renamed-models';
import { test as base, expect } from './helpers/test';

/** On a server with models that no demo shows; one for all the tests of this file. */
const test = base.extend<object, { plainServer: OwnServer }>({
  plainServer: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are wanted: none.
    async ({}, use) => {
      const server = await startServerWithPlainModels(`http://127.0.0.1:${process.env.LECTERN_E2E_PORT}`);
      await use(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: ({ plainServer }, use) => use(plainServer.origin),
});

test.describe.configure({ mode: 'default' });

const review = '정말 재미있는 영화입니다.';

test('each signature has a form and an answer of its own kind, and keeps what was typed', async ({ page }) => {
  await page.goto('/demos/models/scores');
  await expect(async () => {
    await page.getByRole('textbox', { name: '영화 리뷰' }).fill(review);
    await page.getByRole('button', { name: '실행하기' }).click();
    const rows = page.getByRole('table', { name: '분류마다의 확률' }).getByRole('row');
    await expect(rows).toHaveText([/positive98\.7 %/, /negative1\.3 %/], { timeout: 3000 });
  }).toPass();
  await expect(page.getByText(/^scores 버전 1 · [\d.]+ ms$/)).toBeVisible();
  await page.getByRole('radio', { name: 'regress · 수치' }).check();
  await page.getByRole('textbox', { name: '영화 리뷰' }).fill('최악');
  await page.getByRole('textbox', { name: '영화 리뷰' }).press('Control+Enter');
  await expect(page.getByRole('region', { name: '답' })).toContainText(/긍정 확률\s*outputs\s*0\.\d+/);
  await page.getByRole('radio', { name: 'classify · 분류' }).check();
  await expect(page.getByRole('textbox', { name: '영화 리뷰' })).toHaveValue(review);
  await page.getByRole('textbox', { name: '영화 리뷰' }).fill('달라진 글');
  await expect(page.getByText('이전 결과')).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
});

test('every kind of input is filled in with the keyboard, mended where it is wrong, and answered', async ({ page }) => {
  await page.goto('/demos/models/shapes');
  const scale = page.getByRole('textbox', { name: '크기 배율' });
  await expect(async () => {
    await page.getByRole('button', { name: '실행하기' }).press('Enter');
    await expect(scale).toBeFocused({ timeout: 500 });
  }).toPass();
  await expect(scale).toHaveAccessibleDescription(/숫자를 넣어 주세요\./);
  expect(await seriousFindings(page)).toEqual([]);
  await page.keyboard.type('1.1');
  await expect(scale).not.toHaveAccessibleDescription(/숫자를 넣어 주세요\./);
  await page.keyboard.press('Tab');
  for (const typed of ['3', '0', '0', '0', '0']) {
    await page.keyboard.type(typed);
    await page.keyboard.press('Tab');
  }
  await page.getByRole('textbox', { name: '찾을 것', exact: true }).fill('haarcascade_frontalface_default');
  await page
    .getByRole('button', { name: '사진 (JPEG, PNG, WebP) 파일 고르기' })
    .setInputFiles(join(root, 'public/samples/faces/class.webp'));
  await page.getByRole('button', { name: '실행하기' }).press('Enter');
  const boxes = page.getByRole('table', { name: '네모' });
  await expect(boxes.getByRole('columnheader')).toContainText(['번호', 'x', 'y', 'width', 'height']);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'JSON으로 내려받기' }).first().click(),
  ]);
  expect(download.suggestedFilename()).toBe('boxes.json');
  expect(await seriousFindings(page)).toEqual([]);
});

test('what the model refuses is said in words, and nothing that was given is lost', async ({ page }) => {
  await page.goto('/demos/models/shapes');
  await expect(async () => {
    await page.getByRole('textbox', { name: '크기 배율' }).fill('1.1');
    await page.getByRole('textbox', { name: '이웃 수' }).fill('3');
    for (const name of ['가장 작은 크기', '가장 큰 크기']) {
      for (const box of await page.getByRole('group', { name }).getByRole('textbox').all()) await box.fill('0');
    }
    await page.getByRole('button', { name: '실행하기' }).click();
    await expect(page.getByRole('form', { name: '모델에 물어보기' }).getByRole('alert')).toContainText(
      '그런 cascade가 없어요.',
      {
        timeout: 3000,
      },
    );
  }).toPass();
  await expect(page.getByRole('textbox', { name: '크기 배율' })).toHaveValue('1.1');
});

test('an answer that was given up does not come back, and a cut line is told', async ({ page, context }) => {
  await page.goto('/demos/models/scores');
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await context.route('**/demos/models/scores', async (route) => {
    if (route.request().method() === 'POST') await held;
    await route.continue();
  });
  await expect(async () => {
    await page.getByRole('textbox', { name: '영화 리뷰' }).fill(review);
    await page.getByRole('button', { name: '실행하기' }).click();
    await page.getByRole('button', { name: '그만두기' }).click({ timeout: 2000 });
  }).toPass();
  release();
  await expect(page.getByText('여기에 답이 나와요.')).toBeVisible();
  await page.waitForLoadState('networkidle');
  await expect(page.getByRole('table')).toHaveCount(0);
  await context.unroute('**/demos/models/scores');
  await context.route('**/demos/models/scores', (route) =>
    route.request().method() === 'POST' ? route.abort('connectionrefused') : route.continue(),
  );
  await page.getByRole('button', { name: '실행하기' }).click();
  await expect(page.getByRole('form', { name: '모델에 물어보기' }).getByRole('alert')).toContainText(
    '서버에 닿지 못했어요.',
  );
  await context.unroute('**/demos/models/scores');
  await page.getByRole('button', { name: '다시 하기' }).click();
  await expect(page.getByRole('table', { name: '분류마다의 확률' })).toBeVisible();
});

test('a browser without script is answered too', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '', locale: 'ko-KR' });
  try {
    const page = await context.newPage();
    await page.goto('/demos/models/scores');
    await page.getByRole('textbox', { name: '영화 리뷰' }).fill(review);
    await page.getByRole('button', { name: '실행하기' }).click();
    await expect(page.getByRole('table', { name: '분류마다의 확률' })).toContainText('98.7 %');
    await expect(page.getByRole('textbox', { name: '영화 리뷰' })).toHaveValue(review);
  } finally {
    await context.close();
  }
});

test('where a model runs on another machine, its pages and the gallery say so; the others say what they said', async ({
  page,
}) => {
  await page.goto('/');
  const teachers = page.getByRole('region', { name: '선생님께' });
  await expect(teachers).toContainText('다른 컴퓨터에서 도는 모델이 있어요: 멀리 있는 모델.');
  await expect(teachers).not.toContainText('이 서버 밖으로 아무것도 보내지 않아요');
  await page.goto('/models/far');
  await expect(page.locator('#try')).toContainText('모델이 도는 다른 컴퓨터로 보내요');
  await page.goto('/demos/models/far');
  await expect(page.locator('main')).toContainText('이 모델은 다른 컴퓨터에서 돌아요.');
  await page.goto('/developers');
  await expect(page.locator('main').getByText('이 모델은 다른 컴퓨터에서 돌아요.')).toHaveCount(1);
  await page.goto('/models/scores');
  await expect(page.locator('#try')).toContainText('이 서버로 보내고, 답을 만드는 동안만 메모리에 둬요');
});
