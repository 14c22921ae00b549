import { failure } from '@/lib/base/failure';
import type { StartFault } from './start-handler';
import type { TaskOutcome } from './worker-thread';

/** @returns Why a thread's first task says that its handler did not start; undefined if it did. */
export function startFault(outcome: TaskOutcome): StartFault | undefined {
  if (outcome.kind === 'answered' && outcome.answer.kind === 'done') return undefined;
  if (outcome.kind === 'answered' && outcome.answer.kind === 'not-started') return outcome.answer.fault;
  const died = failure(
    'model_invalid',
    '모델을 시작하다가 작업 스레드가 멈췄어요. 메모리가 넉넉한지 확인해 주세요.',
    'The worker thread ended while the model started. Check that there is enough memory.',
  );
  return { failure: died, detail: 'the worker thread ended while its handler started' };
}
