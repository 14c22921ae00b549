// The servers of bench/predict, and what each is asked here.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const review = '정말 재미있는 영화입니다.';
/** The fast model's probability of positive for it. */
const confidence = 0.98683823;

/** @returns Body and check for one row, by server. */
export function oneRow(name) {
  if (name === 'lectern') {
    return {
      path: '/v1/models/sentiment-fast:predict',
      body: JSON.stringify({ signature_name: 'serving_default', instances: [review] }),
      check: ({ predictions }) => isRight(predictions[0]),
    };
  }
  const body = JSON.stringify({ text: review });
  return { path: '/predict', body, check: (answer) => isRight(answer[0]) };
}

/** @returns Body and check for many rows, by server: the first reviews of NSMC's test rows. */
export function manyRows(name, nsmcFolder, rows) {
  const lines = readFileSync(join(nsmcFolder, 'ratings_test.txt'), 'utf8').split('\n');
  const texts = lines.slice(1, rows + 1).map((line) => line.split('\t')[1]);
  const isWhole = (answers) => {
    if (answers.length !== rows) throw new TypeError(`${answers.length} answers for ${rows} rows.`);
  };
  if (name === 'lectern') {
    return {
      path: '/v1/models/sentiment-fast:predict',
      body: JSON.stringify({ instances: texts }),
      check: ({ predictions }) => isWhole(predictions),
    };
  }
  const body = JSON.stringify({ text: texts });
  return { path: '/predict', body, check: (answer) => isWhole(Object.values(answer)) };
}

/** scikit-learn breaks ties in the vocabulary in another order, hence the third digit. */
function isRight(answer) {
  if (answer.label === 'positive' && Math.abs(answer.confidence - confidence) < 2e-3) return;
  throw new TypeError(`wrong: ${answer.label} ${answer.confidence}`);
}
