'use client';

import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Notice } from '@/app/_components/outputs/notice';
import { emptyParts } from '@/app/_components/signature-form/form-state';
import { SignatureAnswerView } from '@/app/_components/signature-form/signature-answer-view';
import { SignatureFieldInput } from '@/app/_components/signature-form/signature-field-input';
import { WaitLine } from '@/app/_components/signature-form/wait-line';
import { Specimen } from '@/app/styleguide/specimen';
import { signatureFields } from '@/lib/demos/signature-fields';
import { everyInput, everyOutput, problems, sampleFailure, sampleParts } from './sample-signature';

const ignore = () => {};
const fields = signatureFields(everyInput);
const empty = emptyParts(fields);

/** A form made from a signature that asks for everything, and an answer that gives everything. */
export function SignatureSection() {
  const t = useTranslations('styleguide');
  const locale = useLocale();
  const [parts, setParts] = useState(empty);
  return (
    <>
      <Specimen name={t('stateIdle')}>
        <div className="grid gap-4">
          {fields.map((field) => (
            <SignatureFieldInput
              key={field.name}
              field={field}
              parts={parts.get(field.name) ?? []}
              onParts={(given) => setParts(new Map(parts).set(field.name, given))}
              problem={undefined}
            />
          ))}
        </div>
      </Specimen>
      <Specimen name={t('stateRefused')}>
        <div className="grid gap-4">
          {fields.map((field) => (
            <SignatureFieldInput
              key={field.name}
              field={field}
              parts={sampleParts.get(field.name) ?? []}
              onParts={ignore}
              problem={problems.find(({ input }) => input === field.name)}
            />
          ))}
          <Notice kind="alert">{sampleFailure.message[locale]}</Notice>
        </div>
      </Specimen>
      <Specimen name={t('stateNoAnswer')}>
        <SignatureAnswerView answer={undefined} stale={false} waiting={undefined} />
        <SignatureAnswerView answer={undefined} stale={false} waiting={<WaitLine onCancel={ignore} />} />
      </Specimen>
      <Specimen name={t('stateReady')}>
        <SignatureAnswerView answer={everyOutput} stale={false} waiting={undefined} />
      </Specimen>
      <Specimen name={t('stateWorking')}>
        <SignatureAnswerView
          answer={{ ...everyOutput, outputs: firstOutputs }}
          stale
          waiting={<WaitLine onCancel={ignore} />}
        />
      </Specimen>
    </>
  );
}

const firstOutputs = Object.fromEntries(Object.entries(everyOutput.outputs).slice(0, 2));
