import { CardView } from '@/app/_components/models/card-view';
import { FactsView } from '@/app/_components/models/facts-view';
import { FileTable } from '@/app/_components/models/file-table';
import { MetricsView } from '@/app/_components/models/metrics-view';
import { readCard } from '@/app/_components/models/read-card';
import { SignatureTables } from '@/app/_components/models/signature-tables';
import { TakesGives } from '@/app/_components/models/takes-gives';
import { VersionTable } from '@/app/_components/models/version-table';
import { translator } from '@/app/_i18n/translator';
import { Specimen } from '@/app/styleguide/specimen';
import { sampleCard, sampleManifest, sampleModel } from './sample-model';

/** What the pages about models show of a model. */
export async function ModelsSection() {
  const t = await translator('models-page');
  return (
    <>
      <Specimen name={t('styleStates')}>
        <VersionTable model={sampleModel} chosen={7} />
      </Specimen>
      <Specimen name={t('styleTensors')}>
        <TakesGives manifest={sampleManifest} />
        <SignatureTables signatures={sampleManifest.signatures} />
      </Specimen>
      <Specimen name={t('styleMetrics')}>
        <MetricsView manifest={sampleManifest} />
      </Specimen>
      <Specimen name={t('facts')}>
        <FactsView manifest={sampleManifest} />
      </Specimen>
      <Specimen name={t('styleFiles')}>
        <FileTable files={sampleManifest.files} />
      </Specimen>
      <Specimen name={t('styleCard')}>
        <CardView blocks={readCard(sampleCard)} />
      </Specimen>
    </>
  );
}
