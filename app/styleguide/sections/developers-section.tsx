'use client';

import { useTranslations } from 'use-intl';
import { AnswerText } from '@/app/_components/developers/answer-text';
import { PathDiagram } from '@/app/_components/developers/path-diagram';
import { RequestDesk } from '@/app/_components/developers/request-desk';
import { Specimen } from '@/app/styleguide/specimen';

export function DevelopersSection() {
  const t = useTranslations('styleguide');
  const words = useTranslations('developers');
  const headers = [['content-type', 'application/json; charset=utf-8']] as const;
  const refused = { status: 400, ms: 1.3, headers, text: '{\n  "error": {"code": "bad_json"}\n}', cut: false };
  return (
    <>
      <Specimen name={t('stateFilled')}>
        <RequestDesk path="/predict" body={{ text: '정말 재미있는 영화입니다.' }} />
      </Specimen>
      <Specimen name={t('stateRefused')}>
        <AnswerText answer={refused} line={words('answered', { status: '400', ms: '1.3' })} />
      </Specimen>
      <Specimen name={words('path')}>
        <PathDiagram
          label={words('pathFigure')}
          parts={[
            { text: '/v1', meaning: words('partProtocol') },
            { text: ':predict', meaning: words('partVerb') },
          ]}
        />
      </Specimen>
    </>
  );
}
