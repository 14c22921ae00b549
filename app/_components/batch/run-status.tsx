'use client';

import { Download, RotateCcw } from 'lucide-react';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/app/_components/inputs/button';
import { Announcement } from '@/app/_components/outputs/announcement';
import { Notice } from '@/app/_components/outputs/notice';
import { ProgressLine } from '@/app/_components/outputs/progress-line';
import type { BatchTally } from './batch-rows';
import type { BatchState } from './batch-state';

interface RunStatusProps {
  state: Extract<BatchState, { phase: 'running' | 'stopped' | 'finished' }>;
  tally: BatchTally;
  onCancel: () => void;
  onResume: () => void;
  onClear: () => void;
  onDownload: () => void;
}

/** How far the work has come, and what can be done about it. Its height stays the same from start to end. */
export function RunStatus({ state, tally, onCancel, onResume, onClear, onDownload }: RunStatusProps) {
  const t = useTranslations('batch');
  const hint = useId();
  const total = state.rows.texts.length;
  const done = tally.positive + tally.negative;
  const seen = total - tally.waiting;
  const failed = state.rows.statuses.includes('failed');
  const progress = t('progress', { total, done: seen });

  return (
    <div>
      <div className="grid mb-3 min-h-14 content-center gap-2">
        {state.phase === 'running' ? (
          <>
            <p className="flex flex-wrap justify-between gap-x-4">
              <span className="font-semibold">{t('working')}</span>
              <span className="numeric text-ink-soft">
                {progress} · <RemainingTime remainingMs={state.remainingMs} waitMs={state.waitMs} />
              </span>
            </p>
            <ProgressLine label={t('working')} done={seen} total={total} text={progress} />
          </>
        ) : (
          <EndNotice state={state} done={done} total={total} problems={tally.problems} />
        )}
      </div>
      <div className="flex flex-wrap items-center gap-3">
        {state.phase === 'running' && <Button onClick={onCancel}>{t('cancel')}</Button>}
        {state.phase === 'stopped' && (
          <Button look="primary" onClick={onResume}>
            {t('resume')}
          </Button>
        )}
        {state.phase === 'finished' && failed && <Button onClick={onResume}>{t('retryFailed')}</Button>}
        {state.phase !== 'running' && (
          <>
            <Button
              look={state.phase === 'finished' ? 'primary' : 'plain'}
              disabled={done === 0}
              onClick={onDownload}
              aria-describedby={hint}
            >
              <Download aria-hidden className="size-5" />
              {t('download')}
            </Button>
            <Button look="quiet" onClick={onClear}>
              <RotateCcw aria-hidden className="size-5" />
              {t('startOver')}
            </Button>
          </>
        )}
        <p id={hint} className="min-w-48 flex-1 text-ink-soft text-note">
          {state.phase === 'running' ? '' : t('downloadHint')}
        </p>
      </div>
      <Announcement text={spokenProgress(state, seen, total, progress)} />
    </div>
  );
}

function RemainingTime({ remainingMs, waitMs }: { remainingMs: number | undefined; waitMs: number | undefined }) {
  const t = useTranslations('batch');
  if (waitMs !== undefined) return t('busyWait', { seconds: Math.ceil(waitMs / 1000) });
  if (remainingMs === undefined) return t('remainingUnknown');
  const seconds = Math.max(1, Math.ceil(remainingMs / 1000));
  return seconds < 90
    ? t('remainingSeconds', { seconds })
    : t('remainingMinutes', { minutes: Math.ceil(seconds / 60) });
}

interface EndNoticeProps {
  state: Extract<BatchState, { phase: 'stopped' | 'finished' }>;
  done: number;
  total: number;
  problems: number;
}

function EndNotice({ state, done, total, problems }: EndNoticeProps) {
  const t = useTranslations('batch');
  if (state.phase === 'finished') {
    return (
      <Notice kind="info">
        {problems > 0 ? t('finishedWithProblems', { count: total, problems }) : t('finished', { count: total })}
      </Notice>
    );
  }
  if (state.why === 'cancelled') return <Notice kind="info">{t('cancelled', { done })}</Notice>;
  return (
    <Notice kind={state.why === 'offline' ? 'offline' : 'alert'}>
      {t('interrupted', { done })} {t(state.why === 'offline' ? 'offline' : 'serverBusy')}
    </Notice>
  );
}

/** A screen reader hears each quarter, not every chunk; the end is in the notice, but nothing reads that out. */
function spokenProgress(state: RunStatusProps['state'], seen: number, total: number, progress: string): string {
  if (state.phase !== 'running') return progress;
  const quarter = Math.floor((seen / total) * 4);
  return quarter > 0 ? `${quarter * 25} %` : '';
}
