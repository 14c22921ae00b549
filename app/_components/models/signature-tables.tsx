import { translator } from '@/app/_i18n/translator';
import type { Signature } from '@/lib/serving/signature';
import { TensorTable } from './tensor-table';

/** Every signature of a model: its name, its method, and on either side what goes in and what comes out. */
export async function SignatureTables({ signatures }: { signatures: Readonly<Record<string, Signature>> }) {
  const t = await translator('models-page');
  return Object.entries(signatures).map(([name, { method, inputs, outputs }]) => (
    <div key={name} className="border-line border-b py-4 last:border-b-0">
      <h3 className="flex flex-wrap items-baseline gap-x-3 text-lead">
        <code translate="no">{name}</code>
        <span className="font-normal text-ink-soft text-note">{t(`methods.${method}`)}</span>
        {method !== name && (
          <code translate="no" className="font-normal text-ink-soft text-note">
            {method}
          </code>
        )}
      </h3>
      <div className="mt-2 grid gap-x-12 gap-y-4 lg:grid-cols-2">
        <TensorTable
          caption={t('tensorTable', { signature: name, side: t('inputs') })}
          title={t('inputs')}
          side={inputs}
        />
        <TensorTable
          caption={t('tensorTable', { signature: name, side: t('outputs') })}
          title={t('outputs')}
          side={outputs}
        />
      </div>
    </div>
  ));
}
