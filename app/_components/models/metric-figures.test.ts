import { expect, test } from 'vitest';
import { factsOf } from './facts';
import { metricFigures } from './metric-figures';
import { readConfusion } from './read-confusion';

test('known metrics come first, with their names, units and meanings; the confusion matrix is not among them', () => {
  const figures = metricFigures({
    own_score: 0.123456789,
    testRows: 50000,
    confusion: [
      [1, 2],
      [3, 4],
    ],
    accuracy: 0.89034,
    'log-loss': 0.26347,
    per_class: { good: 0.5 },
    note: 'by hand',
  });
  expect(figures.map(({ key, value }) => [key, value.ko, value.en])).toEqual([
    ['accuracy', '89.03 %', '89.03 %'],
    ['log-loss', '0.26347', '0.26347'],
    ['testRows', '50,000개', '50,000'],
    ['own_score', '0.123457', '0.123457'],
    ['per_class.good', '0.5', '0.5'],
    ['note', 'by hand', 'by hand'],
  ]);
  expect(figures[0]?.name).toEqual({ ko: '정확도', en: 'Accuracy' });
  expect(figures[3]?.name).toBeUndefined();
});

test('an accuracy that is no share is shown as the number it is', () => {
  expect(metricFigures({ accuracy: 89.03 })[0]?.value.ko).toBe('89.03');
  expect(metricFigures({ accuracy: 'high' })[0]?.value.ko).toBe('high');
  expect(metricFigures(undefined)).toEqual([]);
});

test('a confusion matrix is drawn only when it is one', () => {
  const rows = [
    [21, 4],
    [5, 20],
  ];
  expect(readConfusion(rows, ['negative', 'positive'])).toEqual({ labels: ['negative', 'positive'], rows });
  expect(readConfusion(rows, ['only one'])?.labels).toEqual(['0', '1']);
  for (const odd of [
    undefined,
    'x',
    [],
    [[1]],
    [[1, 2], [3]],
    [
      [1, 2.5],
      [3, 4],
    ],
    [
      [-1, 2],
      [3, 4],
    ],
    [
      ['1', 2],
      [3, 4],
    ],
  ]) {
    expect(readConfusion(odd, undefined), JSON.stringify(odd)).toBeUndefined();
  }
});

test('where a model comes from is told line by line, known names in words', () => {
  expect(
    factsOf({
      command: 'npm run train',
      train: { file: 'a.txt', rows: 150000 },
      year: 2024,
      tokensPerClass: [451089, 446626],
      odd: [{ a: 1 }],
    }),
  ).toEqual([
    { key: 'command', name: { ko: '만든 명령', en: 'Command' }, value: 'npm run train', isCode: true },
    { key: 'train.file', name: { ko: '학습 자료 파일', en: 'Training data: file' }, value: 'a.txt', isCode: true },
    { key: 'train.rows', name: { ko: '학습 자료 줄 수', en: 'Training data: rows' }, value: '150,000', isCode: false },
    { key: 'year', value: '2024', isCode: false },
    {
      key: 'tokensPerClass',
      name: { ko: '분류별 낱말 수', en: 'Words in each class' },
      value: '451,089 · 446,626',
      isCode: false,
    },
    { key: 'odd', value: '[{"a":1}]', isCode: true },
  ]);
});
