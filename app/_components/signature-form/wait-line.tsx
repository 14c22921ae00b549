'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/app/_components/inputs/button';

/** Says that an answer is waited for, for how long, and offers not to. Appears when waiting begins to be felt. */
export function WaitLine({ onCancel }: { onCancel: () => void }) {
  const t = useTranslations('signature-form');
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <p className="stale-tag flex flex-wrap items-center gap-x-2 text-ink-soft text-note">
      {seconds === 0 ? t('running') : t('runningSince', { seconds })}
      <Button look="quiet" onClick={onCancel}>
        {t('cancel')}
      </Button>
    </p>
  );
}
