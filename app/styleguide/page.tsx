import type { Metadata } from 'next';
import { AreaMessages } from '@/app/_i18n/area-messages';
import { translator } from '@/app/_i18n/translator';
import { BothThemes } from './both-themes';
import { AnswersSection } from './sections/answers-section';
import { ApiPanelSection } from './sections/api-panel-section';
import { BatchSection } from './sections/batch-section';
import { ButtonsSection } from './sections/buttons-section';
import { ColoursSection } from './sections/colours-section';
import { ControlsSection } from './sections/controls-section';
import { DevelopersSection } from './sections/developers-section';
import { FieldsSection } from './sections/fields-section';
import { LabelsSection } from './sections/labels-section';
import { ModelsSection } from './sections/models-section';
import { NoticesSection } from './sections/notices-section';
import { PhotoInputsSection } from './sections/photo-inputs-section';
import { PhotoSection } from './sections/photo-section';
import { SignatureSection } from './sections/signature-section';
import { TypeSection } from './sections/type-section';
import { WhySection } from './sections/why-section';

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('styleguide');
  return { title: t('title'), robots: { index: false } };
}

/** Every widget and view in every state, on paper and on the chalkboard, in the language of the page. */
export default async function StyleguidePage() {
  const t = await translator('styleguide');
  const sections = [
    { id: 'colours', Section: ColoursSection },
    { id: 'type', Section: TypeSection },
    { id: 'buttons', Section: ButtonsSection },
    { id: 'fields', Section: FieldsSection },
    { id: 'notices', Section: NoticesSection },
    { id: 'answers', Section: AnswersSection },
    { id: 'why', Section: WhySection },
    { id: 'labels', Section: LabelsSection },
    { id: 'batch', Section: BatchSection },
    { id: 'photoInputs', Section: PhotoInputsSection },
    { id: 'photo', Section: PhotoSection },
    { id: 'controls', Section: ControlsSection },
    { id: 'signature', Section: SignatureSection },
    { id: 'models', Section: ModelsSection },
    { id: 'api', Section: ApiPanelSection },
    { id: 'developers', Section: DevelopersSection },
  ] as const;
  return (
    <AreaMessages
      areas={[
        'styleguide',
        'review',
        'models',
        'text-model',
        'batch',
        'api-panel',
        'faces',
        'faces-view',
        'signature-form',
        'developers',
      ]}
    >
      <h1 className="text-title">{t('title')}</h1>
      <p className="mt-2 max-w-(--measure)">{t('lead')}</p>
      {sections.map(({ id, Section }) => (
        <section key={id} id={id} aria-labelledby={`${id}-title`} className="mt-10">
          <h2 id={`${id}-title`} className="mb-3 text-head">
            {t(id)}
          </h2>
          <BothThemes words={{ light: t('paper'), dark: t('chalkboard') }}>
            <Section />
          </BothThemes>
        </section>
      ))}
    </AreaMessages>
  );
}
