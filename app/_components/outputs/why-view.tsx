'use client';

import { useTranslations } from 'use-intl';
import { Button } from '@/app/_components/inputs/button';
import { Tabs } from '@/app/_components/inputs/tabs';
import { type ModelReasons, WhyPanel } from './why-panel';

interface WhyViewProps {
  /** One for each model that answers. */
  reasons: readonly ModelReasons[];
  onLeaveOut: (model: ModelReasons['model'], leftOut: ReadonlySet<number>) => void;
  onRestore: () => void;
  /** Another model's reasons are looked at. */
  onShow?: (model: ModelReasons['model']) => void;
  /** Asks for reasons that didn't come once more. */
  onAgain?: () => void;
}

/** Why the answer came out: the words with their weights, their sum, and the same as a table; of two models, by tabs. */
export function WhyView({ reasons, onLeaveOut, onRestore, onShow, onAgain }: WhyViewProps) {
  const t = useTranslations('review');
  const names = useTranslations('models');
  const isOut = reasons.some(({ leftOut }) => leftOut.size > 0);
  const isExplained = reasons.some(({ explanation }) => explanation);
  const panel = (of: ModelReasons) => (
    <WhyPanel {...of} onLeaveOut={(leftOut) => onLeaveOut(of.model, leftOut)} onAgain={onAgain} />
  );
  // The accurate model's reasons are estimates before they are there, too.
  const titleOf = ({ model }: ModelReasons) =>
    model === 'accurate' ? `${names(model)} · ${names('approximate')}` : names(model);
  const [only] = reasons;

  return (
    <div className="mt-3">
      <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-4">
        <h2 className="font-semibold text-lead">
          {t('why')}
          {reasons.length === 1 && only?.model === 'accurate' && (
            <span className="ml-2 rounded-sm border border-edge px-1.5 font-normal text-note">
              {names('approximate')}
            </span>
          )}
        </h2>
        {isOut ? (
          <Button look="quiet" className="-mr-4" onClick={onRestore}>
            {t('restore')}
          </Button>
        ) : (
          <p className="text-ink-soft text-note">{isExplained ? t('whyHow') : ''}</p>
        )}
      </div>
      {reasons.length === 1 && only ? (
        panel(only)
      ) : (
        <Tabs
          label={names('whyTabs')}
          tight
          tabs={reasons.map((of) => ({ id: of.model, title: titleOf(of), panel: panel(of) }))}
          onShow={(id) =>
            reasons
              .filter(({ model }) => model === id)
              .forEach(({ model }) => {
                onShow?.(model);
              })
          }
        />
      )}
    </div>
  );
}
