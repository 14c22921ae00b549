import { translator } from '@/app/_i18n/translator';
import { requestPreferences } from '@/app/_preferences/request-preferences';
import type { VersionStatus } from '@/lib/serving/model-server';
import { StateMark } from './state-mark';

interface StateCellProps {
  status: VersionStatus;
  /** This version answers whoever names none. */
  serves: boolean;
}

/** A version's state: its shape, its word, the word that programs read, and the labels that lead to it, and a sentence that says what it means or why. */
export async function StateCell({ status, serves }: StateCellProps) {
  const t = await translator('models-page');
  const { locale } = await requestPreferences();
  const { state, reason, resting, labels } = status;
  const trouble = (state === 'END' && reason !== undefined) || resting !== undefined;
  const told = resting?.[locale] ?? reason?.[locale] ?? (serves ? t('serving') : t(`more.${state}`));
  return (
    <>
      <span className="flex flex-wrap items-center gap-x-2">
        <span className={`inline-flex items-center gap-2 font-semibold ${trouble ? 'text-alert' : ''}`}>
          <StateMark state={resting ? 'resting' : state} />
          {resting ? t('resting') : t(`states.${state}`)}
        </span>
        <code translate="no" className="text-ink-soft text-note">
          {state}
        </code>
        {labels.map((label) => (
          <span key={label} className="rounded-sm border border-edge px-2 text-note">
            <span className="sr-only">{t('label')} </span>
            <span translate="no">{label}</span>
          </span>
        ))}
      </span>
      <span className="block text-ink-soft text-note">{told}</span>
    </>
  );
}
