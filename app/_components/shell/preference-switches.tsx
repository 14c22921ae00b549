import { Moon, Presentation, Sun } from 'lucide-react';
import { translator } from '@/app/_i18n/translator';
import { requestPreferences } from '@/app/_preferences/request-preferences';
import { setPreference } from '@/app/_preferences/set-preference';

const shape =
  'min-h-11 min-w-11 items-center justify-center gap-2 rounded-md px-2 text-note underline-offset-4 hover:text-pencil hover:underline';

/**
 * Theme, type size and language. One form whose buttons say what pressing does; it works without scripts too.
 * The theme shown may be the device's own wish, which only CSS knows: both buttons are drawn, one is visible.
 */
export async function PreferenceSwitches() {
  const t = await translator('shell');
  const { locale, projector } = await requestPreferences();
  const other = locale === 'ko' ? 'en' : 'ko';
  return (
    <form action={setPreference} aria-label={t('switches')} className="flex items-center sm:gap-2">
      <button type="submit" name="theme" value="dark" className={`inline-flex ${shape} dark:hidden`}>
        <Moon aria-hidden className="size-5" />
        <span className="sr-only md:not-sr-only">{t('toDark')}</span>
      </button>
      <button type="submit" name="theme" value="light" className={`hidden ${shape} dark:inline-flex`}>
        <Sun aria-hidden className="size-5" />
        <span className="sr-only md:not-sr-only">{t('toLight')}</span>
      </button>
      <button
        type="submit"
        name="projector"
        value={projector ? 'off' : 'on'}
        aria-pressed={projector}
        className={`inline-flex ${shape} aria-pressed:text-pencil aria-pressed:underline`}
      >
        <Presentation aria-hidden className="size-5" />
        <span className="sr-only md:not-sr-only">{t('projector')}</span>
      </button>
      <button type="submit" name="language" value={other} lang={other} className={`inline-flex ${shape}`}>
        {other === 'en' ? t('toEnglish') : t('toKorean')}
      </button>
    </form>
  );
}
