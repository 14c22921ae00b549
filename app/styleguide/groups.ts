import type { ReactNode } from 'react';
import type { MessageArea } from '@/app/_i18n/messages';
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

/** Parts that stand on one page. */
export interface Group {
  readonly id: GroupId;
  /** The words that the parts need besides those of the styleguide. */
  readonly areas: readonly MessageArea[];
  readonly sections: readonly { readonly id: SectionId; readonly Section: () => ReactNode | Promise<ReactNode> }[];
}

type GroupId = 'basics' | 'answers' | 'batch' | 'photo' | 'models' | 'developers';

type SectionId =
  | 'colours'
  | 'type'
  | 'buttons'
  | 'fields'
  | 'notices'
  | 'answers'
  | 'why'
  | 'labels'
  | 'batch'
  | 'photoInputs'
  | 'photo'
  | 'controls'
  | 'signature'
  | 'models'
  | 'api'
  | 'developers';

/** In the order in which they are read. */
export const groups: readonly Group[] = [
  {
    id: 'basics',
    areas: ['review', 'models'],
    sections: [
      { id: 'colours', Section: ColoursSection },
      { id: 'type', Section: TypeSection },
      { id: 'buttons', Section: ButtonsSection },
      { id: 'fields', Section: FieldsSection },
      { id: 'notices', Section: NoticesSection },
    ],
  },
  {
    id: 'answers',
    areas: ['review', 'models', 'text-model'],
    sections: [
      { id: 'answers', Section: AnswersSection },
      { id: 'why', Section: WhySection },
      { id: 'labels', Section: LabelsSection },
    ],
  },
  { id: 'batch', areas: ['review', 'models', 'batch'], sections: [{ id: 'batch', Section: BatchSection }] },
  {
    id: 'photo',
    areas: ['faces', 'faces-view', 'api-panel'],
    sections: [
      { id: 'photoInputs', Section: PhotoInputsSection },
      { id: 'photo', Section: PhotoSection },
      { id: 'controls', Section: ControlsSection },
    ],
  },
  {
    id: 'models',
    areas: ['text-model', 'signature-form'],
    sections: [
      { id: 'signature', Section: SignatureSection },
      { id: 'models', Section: ModelsSection },
    ],
  },
  {
    id: 'developers',
    areas: ['api-panel', 'developers'],
    sections: [
      { id: 'api', Section: ApiPanelSection },
      { id: 'developers', Section: DevelopersSection },
    ],
  },
];
