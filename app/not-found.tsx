import Link from 'next/link';
import { buttonShape } from '@/app/_components/inputs/button';
import { translator } from '@/app/_i18n/translator';

export default async function NotFoundPage() {
  const t = await translator('errors');
  return (
    <div className="mt-10">
      <h1 className="text-title">{t('notFoundTitle')}</h1>
      <p className="mt-3 max-w-(--measure)">{t('notFoundMore')}</p>
      <Link href="/" className={`${buttonShape} mt-6 border-pencil bg-pencil font-semibold text-on-pencil`}>
        {t('home')}
      </Link>
    </div>
  );
}
