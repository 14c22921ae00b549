import type { Bilingual } from '@/lib/base/failure';

/** What a page asks and shows for a model: one definition makes a card of the gallery and a page of its own. */
export interface Demo {
  /** The last part of the page's address. */
  readonly slug: string;
  /** Name of the model in the repository. */
  readonly model: string;
  readonly title: Bilingual;
  /** One sentence for the gallery: what a person does there and what they see. */
  readonly summary: Bilingual;
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
