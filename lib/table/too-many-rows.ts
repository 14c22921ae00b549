import { type Failure, failure } from '@/lib/base/failure';
import { tableLimits } from './table-limits';

/** More rows than one go may hold, from a file or pasted. */
export function tooManyRows(): Failure {
  const most = tableLimits.rows.toLocaleString('en');
  return failure(
    'too_many_items',
    `한 번에 ${most}편까지 분석할 수 있어요. 나눠서 넣어 주세요.`,
    `Up to ${most} reviews fit in one go. Put them in by parts.`,
  );
}
