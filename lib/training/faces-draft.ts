import type { VersionDraft } from './publish-version';

/** Where the cascades come from; holds no time and no place, so the same files give the same bytes. */
export const cascadeSource = { command: 'npm run import:cascades -- --from DIR', data: 'OpenCV 4.6.0, data' } as const;

/**
 * The version that converted cascades make.
 * @param files  `.cascade` files and `NOTICES.txt`, by name, in the order in which the manifest is to list them.
 */
export function facesDraft(files: ReadonlyMap<string, Uint8Array>): VersionDraft {
  return {
    manifest: {
      name: 'faces',
      handler: 'haar',
      title: { ko: '얼굴 찾기', en: 'Find faces' },
      description: {
        ko: '사진에서 얼굴, 눈, 웃는 입, 고양이 얼굴 등을 찾아 네모로 알려 줘요. OpenCV의 cascade를 써요.',
        en: 'Finds faces, eyes, smiles, cat faces and more in a photo and gives their boxes. Uses the cascades of OpenCV.',
      },
      licence:
        'Intel License Agreement for Open Source Computer Vision Library (3-clause BSD) and others: see NOTICES.txt',
      signatures: { serving_default: { method: 'predict', inputs, outputs } },
      pool: { workers: 1, queue: 32 },
      provenance: { ...cascadeSource },
    },
    files,
  };
}

const side = (ko: string, en: string) => ({ dtype: 'int32' as const, shape: [2], title: { ko, en } });

const inputs: VersionDraft['manifest']['signatures'][string]['inputs'] = {
  image: { dtype: 'bytes', shape: [], title: { ko: '사진 (JPEG, PNG, WebP)', en: 'Photo (JPEG, PNG, WebP)' } },
  cascade: { dtype: 'string', shape: [], title: { ko: '찾을 것', en: 'What to find' } },
  cascade_xml: {
    dtype: 'bytes',
    shape: [],
    title: { ko: '내 cascade XML (없으면 빈 값)', en: 'Own cascade XML, or empty' },
  },
  inside: { dtype: 'string', shape: [-1], title: { ko: '네모 안에서 더 찾을 것', en: 'What to find inside each box' } },
  scale_factor: { dtype: 'float64', shape: [], title: { ko: '크기 배율', en: 'Scale factor' } },
  min_neighbors: { dtype: 'int32', shape: [], title: { ko: '이웃 수', en: 'Neighbours' } },
  min_size: side('가장 작은 크기 (0, 0은 cascade 크기)', 'Smallest size (0, 0 is the cascade’s own)'),
  max_size: side('가장 큰 크기 (0, 0은 사진 전체)', 'Largest size (0, 0 is the whole photo)'),
};

const outputs: VersionDraft['manifest']['signatures'][string]['outputs'] = {
  width: { dtype: 'int32', shape: [], title: { ko: '너비', en: 'Width' } },
  height: { dtype: 'int32', shape: [], title: { ko: '높이', en: 'Height' } },
  boxes: { dtype: 'record', shape: [-1], title: { ko: '네모', en: 'Boxes' } },
  truncated: { dtype: 'bool', shape: [], title: { ko: '다 찾기 전에 멈춤', en: 'Stopped early' } },
  timings: { dtype: 'record', shape: [], title: { ko: '걸린 시간 (ms)', en: 'Time (ms)' } },
};
