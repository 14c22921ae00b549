import { statesMark } from '@/app/_models/states-mark';

/** Asked again and again by open pages about models, which draw themselves anew when the answer is another one. */
export function GET(): Response {
  return new Response(statesMark(), {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
}

/** The answer is of this moment, never of the build. */
export const dynamic = 'force-dynamic';
