'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';

/** What loading usually takes; later than that the seconds are counted instead. */
const usualSeconds = 3;

/** Says that a model is being loaded and how long that takes; when it takes longer, how long it has taken. */
export function LoadingLine({ name }: { name: string }) {
  const t = useTranslations('models');
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <p className="text-ink-soft">
      {seconds <= usualSeconds ? t('loading', { name, seconds: usualSeconds }) : t('loadingStill', { name, seconds })}
    </p>
  );
}
