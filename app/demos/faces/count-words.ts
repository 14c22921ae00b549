import type { useTranslations } from 'use-intl';
import type { Locale } from '@/app/_i18n/locale';
import { findCascade } from '@/lib/demos/cascade-guide';
import { type CascadeNoun, unknownNoun } from '@/lib/demos/cascade-nouns';
import { withObjectParticle } from '@/lib/demos/object-particle';
import type { OuterBox } from '@/lib/protocols/detect-answer';
import type { Question } from './faces-state';

type Translate = ReturnType<typeof useTranslations<'faces'>>;

/** What is looked for, as a word; nobody here knows what an own cascade finds. */
export function nounOf({ own, settings }: Question): CascadeNoun {
  return (own ? undefined : findCascade(settings.cascade)?.noun) ?? unknownNoun;
}

/** "얼굴 3개를 찾았어요", "Found 1 face": what stands over the photo, and what is read out. */
export function countWords(t: Translate, noun: CascadeNoun, boxes: readonly OuterBox[], locale: Locale): string {
  const korean = locale === 'ko';
  const count = boxes.length;
  if (count === 0) return t('foundNone', { noun: korean ? withObjectParticle(noun.one.ko) : noun.many.en });
  const named = count === 1 ? noun.one : noun.many;
  const said = t('foundCount', {
    noun: named[locale],
    count,
    counter: korean ? withObjectParticle(noun.counter) : '',
  });
  const inner = boxes.reduce((sum, box) => sum + (box.inside?.length ?? 0), 0);
  return inner > 0 ? `${said}. ${t('foundCountInner', { count: inner })}` : said;
}
