import { createHash } from 'node:crypto';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startServerWith } from './helpers/added-model';
import { seriousFindings } from './helpers/axe';
import { expect, test } from './helpers/test';

test('every model is listed with its versions, what it takes and gives, and the way to its demo', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('navigation', { name: '다른 화면' }).getByRole('link', { name: '모델', exact: true }).click();
  await expect(page).toHaveURL(/\/models$/);
  const fast = page.getByRole('listitem').filter({ hasText: 'sentiment-fast' });
  await expect(fast.getByRole('table', { name: '영화 리뷰 감성 (빠른 모델)의 버전' })).toContainText('사용 중');
  await expect(fast).toContainText('감성, 확률, 분류별 확률');
  await expect(page.getByRole('link', { name: '얼굴 찾기: 데모에서 써 보기' })).toHaveAttribute('href', '/demos/faces');
  await expect(page.getByText('상태가 바뀌면 이 화면도 바로 바뀌어요.')).toBeVisible();
  await fast.getByRole('link', { name: '영화 리뷰 감성 (빠른 모델)', exact: true }).click();
  await expect(page).toHaveURL(/\/models\/sentiment-fast$/);
});

test('a model’s page draws its signatures, measurements, files and card, and is tried right there', async ({
  page,
  context,
}) => {
  await page.goto('/models/sentiment-accurate');
  const outputs = page.getByRole('table', { name: 'serving_default: 돌려받는 것' }).getByRole('row');
  await expect(outputs.nth(3)).toHaveText(/probabilities\s*분류별 확률\s*실수 2개 float64\[2\]/);
  await expect(page.getByRole('row', { name: /^정확도/ })).toContainText('89.03 %');
  await expect(page.getByRole('table', { name: '혼동 행렬' }).getByRole('cell').first()).toContainText('22,087');
  await expect(page.locator('#card').getByRole('heading', { level: 3 })).toHaveText([
    '영화 리뷰 감성 (정확한 모델) · sentiment-accurate 1',
    'Movie review sentiment (accurate model)',
  ]);
  await expect(page.locator('#card')).toContainText('거기서 시작하는 1~5글자 묶음을');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'config.json의 SHA-256 복사하기', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: '복사했어요.' })).toBeAttached();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^[0-9a-f]{64}$/);
  const desk = page.locator('#try');
  await desk.getByRole('textbox', { name: '영화 리뷰' }).fill('정말 재미있는 영화입니다.');
  await desk.getByRole('button', { name: '실행하기' }).click();
  await expect(desk).toContainText('positive');
  await desk.getByText('API로 쓰기', { exact: true }).click();
  await desk.getByRole('combobox', { name: '서명' }).selectOption('classify');
  await expect(desk.getByRole('region', { name: 'curl 코드' })).toContainText('/v1/models/sentiment-accurate:classify');
  expect(await seriousFindings(page)).toEqual([]);
});

test('a name that no model has is told in words, with the names there are', async ({ page }) => {
  for (const address of ['/models/nobody', '/models/__proto__', '/models/UPPER']) {
    expect((await page.goto(address))?.status(), address).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('그런 이름의 모델은 없어요');
  }
  await page.getByRole('link', { name: '얼굴 찾기' }).click();
  await expect(page).toHaveURL(/\/models\/faces$/);
});

test('the pages about models say everything without scripts too', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB', baseURL: baseURL ?? '' });
  const page = await context.newPage();
  await page.goto('/models');
  await expect(page.getByText('Reload the page to see how things stand now.')).toBeVisible();
  await page.getByRole('link', { name: 'Find faces', exact: true }).click();
  await expect(page.getByText('In use', { exact: true })).toBeVisible();
  await page.getByText('Show 15 more files').click();
  await expect(page.getByText('haarcascade_upperbody.cascade')).toBeVisible();
  await page.goto('/models/faces?version=9');
  await expect(page.getByText('There is no version 9. This is version 1.')).toBeVisible();
  await context.close();
});

test('states change on an open page: a broken version, its repair, a refused configuration; what was typed stays', async ({
  browser,
}) => {
  const server = await startServerWith('tiny-mood');
  const context = await browser.newContext({ locale: 'ko-KR', baseURL: server.origin });
  try {
    const page = await context.newPage();
    await page.goto('/models/tiny-mood');
    await expect(page.getByText('상태가 바뀌면 이 화면도 바로 바뀌어요.')).toBeVisible();
    const box = page.locator('#try').getByRole('textbox').first();
    await box.fill('good film');
    const scrolled = await page.evaluate(() => scrollY);

    const folder = join(server.data, 'models', 'tiny-mood');
    const second = await secondVersion(folder);
    await second.write('f'.repeat(64));
    const row = page.getByRole('row').filter({ hasText: '버전 2' });
    await expect(row).toContainText('끝남', { timeout: 15_000 });
    await expect(row).toContainText('SHA-256이 달라요');
    await expect(page.getByRole('status').filter({ hasText: '버전 2: 끝남' })).toBeAttached();

    await second.write(second.sha256);
    await expect(row).toContainText('사용 중', { timeout: 15_000 });
    await expect(row).toContainText('버전을 말하지 않으면 이 버전이 답해요.');

    await writeFile(join(server.data, 'server.json'), '{"poll_seconds": "often"}');
    await expect(page.locator('#versions').getByRole('alert')).toContainText('설정 파일');

    await expect(box).toHaveValue('good film');
    await expect(box).toBeFocused();
    expect(await page.evaluate(() => scrollY)).toBe(scrolled);
  } finally {
    await context.close();
    await server.stop();
  }
});

/** A copy of version 1 as version 2, and what writes its manifest, with a true or a false hash of its configuration. */
async function secondVersion(folder: string) {
  await cp(join(folder, '1'), join(folder, '2'), { recursive: true, filter: (path) => !path.endsWith('model.json') });
  const config = await readFile(join(folder, '2', 'config.json'));
  const manifest = JSON.parse(await readFile(join(folder, '1', 'model.json'), 'utf8'));
  return {
    sha256: createHash('sha256').update(config).digest('hex'),
    async write(sha256: string): Promise<void> {
      const files = manifest.files.map((file: { path: string }) =>
        file.path === 'config.json' ? { ...file, sha256 } : file,
      );
      await writeFile(join(folder, '2', 'model.json'), JSON.stringify({ ...manifest, version: 2, files }));
    },
  };
}
