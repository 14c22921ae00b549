import type { Bilingual } from '@/lib/base/failure';

/** What a page asks and shows for a model: one definition makes a card of the gallery and a page of its own. */
export type Demo = ReviewDemo | PhotoDemo;

interface DemoCard {
  /** The last part of the page's address. */
  readonly slug: string;
  /** Name of the model in the repository. */
  readonly model: string;
  readonly title: Bilingual;
  /** One sentence for the gallery: what a person does there and what they see. */
  readonly summary: Bilingual;
}

/** A text goes in; a label, how sure it is, and the words that decided come out. */
export interface ReviewDemo extends DemoCard {
  readonly kind: 'review';
  /** The question over the box. */
  readonly question: Bilingual;
  readonly placeholder: Bilingual;
  /** UTF-16 units; the server refuses more. */
  readonly maxLength: number;
  /** Inputs one tap away, at least one for each answer the model can give. */
  readonly examples: readonly DemoExample[];
  /** An input that the gallery asks the model about, to show its answer on the card. */
  readonly specimen: string;
}

export interface DemoExample {
  readonly name: Bilingual;
  /** In the language the model reads, whatever the page's language. */
  readonly text: string;
}

/** A photo goes in; boxes come out. */
export interface PhotoDemo extends DemoCard {
  readonly kind: 'photo';
  /** Id of the sample picture that the gallery shows with the model's boxes. */
  readonly specimen: string;
}
