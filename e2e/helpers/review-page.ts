import type { Locator, Page } from '@playwright/test';

/** The review page by the names a person sees or hears. */
export interface ReviewPage {
  readonly box: Locator;
  readonly analyse: Locator;
  readonly live: Locator;
  /** The answer's side of the page. */
  readonly answer: Locator;
  /** Every word of the explanation. */
  readonly words: Locator;
  readonly alert: Locator;
}

/** @param models  The choice in the address: what concerns one model is looked at with the fast one alone. */
export async function openReview(page: Page, models: 'fast' | 'accurate' | 'both' = 'fast'): Promise<ReviewPage> {
  await page.goto(`/demos/review?models=${models}`);
  // The page can be used once React has taken it over; a switch that answers shows that it has.
  await page.waitForFunction(() => {
    const box = document.querySelector('textarea');
    return box !== null && Object.keys(box).some((key) => key.startsWith('__reactProps'));
  });
  const answer = page.locator('section[aria-busy]');
  return {
    box: page.getByRole('textbox', { name: '영화 리뷰를 써 보세요' }),
    analyse: page.getByRole('button', { name: '분석하기', exact: true }),
    live: page.getByRole('checkbox', { name: '쓰는 대로 분석하기' }),
    answer,
    words: answer.locator('button[aria-pressed]'),
    alert: page.locator('main').getByRole('alert'),
  };
}

/** Requests of a page to one path, gathered from now on. */
export function requestsTo(page: Page, matches: (url: URL, method: string) => boolean): string[] {
  const bodies: string[] = [];
  page.on('request', (request) => {
    if (matches(new URL(request.url()), request.method())) bodies.push(request.postData() ?? '');
  });
  return bodies;
}

export function livePredictions(page: Page): string[] {
  return requestsTo(page, (url, method) => url.pathname === '/predict' && method === 'POST');
}

/** A server action is a POST to the page's own address. */
export function submissions(page: Page): string[] {
  return requestsTo(page, (url, method) => url.pathname === '/demos/review' && method === 'POST');
}
