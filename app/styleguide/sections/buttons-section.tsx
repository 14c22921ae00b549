'use client';

import { Search } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '@/app/_components/inputs/button';
import { ExampleButtons } from '@/app/_components/inputs/example-buttons';
import { Specimen } from '@/app/styleguide/specimen';

const looks = ['primary', 'plain', 'quiet'] as const;

export function ButtonsSection() {
  const t = useTranslations('review');
  return (
    <>
      {looks.map((look) => (
        <Specimen key={look} name={look}>
          <div className="flex flex-wrap gap-2">
            <Button look={look}>
              <Search aria-hidden className="size-5" />
              {t('analyse')}
            </Button>
            <Button look={look} disabled>
              {t('analyse')}
            </Button>
          </div>
        </Specimen>
      ))}
      <Specimen name={t('examples')}>
        <ExampleButtons
          label={t('examples')}
          examples={[
            { name: t('positive'), text: '정말 재미있는 영화입니다.' },
            { name: t('negative'), text: '정말 재미가 없습니다.' },
          ]}
          onPick={() => {}}
        />
      </Specimen>
    </>
  );
}
