import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';

/** The panel for many reviews by the names a person sees or hears. */
export interface BatchPage {
  readonly box: Locator;
  readonly analyse: Locator;
  readonly fileInput: Locator;
  readonly column: Locator;
  readonly download: Locator;
  /** Rows of the table of results, without its titles. */
  readonly rows: Locator;
  readonly alert: Locator;
}

export async function openBatch(page: Page, address = '/demos/review?view=many'): Promise<BatchPage> {
  await page.goto(address);
  await page.waitForFunction(() => {
    const input = document.querySelector('input[type=file]');
    return input !== null && Object.keys(input).some((key) => key.startsWith('__reactProps'));
  });
  return {
    box: page.getByRole('textbox', { name: '리뷰 붙여 넣기' }),
    analyse: page.getByRole('button', { name: /편 분석하기$|^분석하기$/ }),
    fileInput: page.locator('input[type=file]'),
    column: page.getByRole('combobox', { name: /열/ }),
    download: page.getByRole('button', { name: 'CSV로 내려받기' }),
    rows: page.getByRole('table', { name: '리뷰마다 결과와 긍정 확률' }).locator('tbody tr'),
    alert: page.locator('main').getByRole('alert'),
  };
}

/** Chooses a file that can be read, and waits until the page asks about its column. */
export async function chooseFile(batch: BatchPage, file: ReturnType<typeof csvFile>): Promise<void> {
  await batch.fileInput.setInputFiles(file);
  await expect(batch.column).toBeVisible();
}

export function csvFile(name: string, content: string | Buffer) {
  const buffer = typeof content === 'string' ? Buffer.from(content) : content;
  return { name, mimeType: name.endsWith('.txt') ? 'text/plain' : 'text/csv', buffer };
}

/** Presses the download button and gives the bytes of the file. */
export async function downloaded(page: Page, batch: BatchPage): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), batch.download.click()]);
  return readFile(await download.path());
}

/** Second column of a file that the product wrote: the reviews, with their guards. */
export function reviewsOf(csv: Buffer): string[] {
  const lines = csv.toString('utf8').slice(1).trimEnd().split('\r\n').slice(1);
  return lines.map((line) => /^\d+,"((?:[^"]|"")*)"/.exec(line)?.[1]?.replaceAll('""', '"') ?? `not a row: ${line}`);
}
