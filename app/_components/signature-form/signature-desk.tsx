'use client';

import { Play } from 'lucide-react';
import { type FormEvent, useActionState, useEffect, useRef } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Button } from '@/app/_components/inputs/button';
import { RadioRow } from '@/app/_components/inputs/radio-row';
import { Notice } from '@/app/_components/outputs/notice';
import { signatureFields } from '@/lib/demos/signature-fields';
import type { Signature } from '@/lib/serving/signature';
import { postSignature } from './ask-signature';
import { SignatureAnswerView } from './signature-answer-view';
import { SignatureFieldInput } from './signature-field-input';
import { useSignatureForm } from './use-signature-form';
import { WaitLine } from './wait-line';

interface SignatureDeskProps {
  model: string;
  /** Default: the newest version that answers. */
  version?: number;
  signatures: Readonly<Record<string, Signature>>;
  /** What is given goes on to another machine. */
  elsewhere?: boolean;
}

/**
 * A form made from any signature, and the answer beside it. Needs the words of `signature-form` and `text-model`.
 * Without script the form is posted and answered all the same, for the first signature.
 */
export function SignatureDesk({ model, version, signatures, elsewhere = false }: SignatureDeskProps) {
  const t = useTranslations('signature-form');
  const locale = useLocale();
  const [posted, post] = useActionState(postSignature, undefined);
  const { state, dispatch, signature, form, run, cancel } = useSignatureForm({ model, version, signatures, posted });
  const element = useRef<HTMLFormElement>(null);
  const names = Object.keys(signatures);
  const isWaiting = state.waiting?.signature === state.signature;
  const { answered, failure } = form;

  useEffect(() => {
    if (state.refusals > 0) element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [state.refusals]);

  function onSubmit(event: FormEvent) {
    // With script the answer comes without a new page, and nothing that was typed is touched.
    event.preventDefault();
    void run();
  }

  if (!signature) return null;
  const fields = signatureFields(signature);
  return (
    <div className="grid gap-x-12 gap-y-6 lg:grid-cols-2">
      <form ref={element} action={post} onSubmit={onSubmit} aria-label={t('form')} noValidate className="min-w-0">
        <input type="hidden" name="model" value={model} />
        {version !== undefined && <input type="hidden" name="version" value={version} />}
        <input type="hidden" name="signature" value={state.signature} />
        <input type="hidden" name="inputs" value={Object.keys(signature.inputs).join(',')} />
        {names.length > 1 && (
          <div className="mb-4 border-line border-b pb-3">
            <RadioRow
              label={t('signature')}
              options={names.map((name) => ({ value: name, title: titleOf(name) }))}
              value={state.signature}
              onChange={(name) => dispatch({ type: 'show', signature: name })}
              note={t('signatureNote')}
            />
          </div>
        )}
        <div className="grid gap-4">
          {fields.length === 0 && <p className="text-ink-soft">{t('noInputs')}</p>}
          {fields.map((field) => (
            <SignatureFieldInput
              key={`${state.signature} ${field.name}`}
              field={field}
              parts={form.parts.get(field.name) ?? []}
              onParts={(parts) => dispatch({ type: 'edit', input: field.name, parts })}
              problem={form.problems.find(({ input }) => input === field.name)}
            />
          ))}
        </div>
        <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button type="submit" look="primary" className="min-w-36 px-6">
            <Play aria-hidden className="size-5" />
            {t('run')}
          </Button>
          <p className="min-w-48 flex-1 text-ink-soft text-note">{t(elsewhere ? 'privacyElsewhere' : 'privacy')}</p>
        </div>
        {failure && (
          <div className="mt-3">
            <Notice kind="alert" action={<Button onClick={() => void run()}>{t('retry')}</Button>}>
              {failure === 'network' ? t('failNetwork') : failure.message[locale]}
            </Notice>
          </div>
        )}
      </form>
      <div className="min-w-0 lg:border-line lg:border-l lg:pl-12">
        {/* A long form ends far below the place of its answer: the answer comes along, and a long one scrolls by itself. */}
        <div className="lg:sticky lg:top-0 lg:-m-4 lg:max-h-[80vh] lg:overflow-y-auto lg:p-4">
          <SignatureAnswerView
            answer={answered?.answer}
            stale={isWaiting || (answered !== undefined && answered.parts !== form.parts)}
            waiting={isWaiting ? <WaitLine onCancel={cancel} /> : undefined}
          />
        </div>
      </div>
    </div>
  );

  function titleOf(name: string): string {
    const method = signatures[name]?.method;
    return method ? t('signatureTitle', { name, method: t(method) }) : name;
  }
}
