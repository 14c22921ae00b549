import type { Evaluated } from './evaluation-report';
import type { AnsweredProbe } from './review-probes';

const parts = {
  test: { ko: '시험 리뷰', en: 'test reviews' },
  validation: { ko: '검증 리뷰(학습에 쓰지 않은 것)', en: 'validation reviews, not trained on' },
  training: { ko: '학습한 리뷰', en: 'reviews it was trained on' },
};

const said = { negative: '부정', positive: '긍정' };

/** The model card of the accurate model, Korean first. Every figure in it comes from `evaluated` or `probes`. */
export function modelCard(evaluated: Evaluated, probes: readonly AnsweredProbe[]): string {
  const { manifest, part, measured } = evaluated;
  const wrong = probes.filter((probe) => probe.said !== probe.label);
  const tokens = String(manifest.options?.max_tokens);
  return `# ${manifest.title.ko} · ${manifest.name} ${manifest.version}

## 무엇인가요

한국어 영화 리뷰 한 편이 긍정인지 부정인지와 그 확률을 답해요. 리뷰를 **글자**로 읽어요. 글자마다 거기서 시작하는 1~5글자
묶음을 표에서 찾아 숫자로 바꾸고, 두세 글자씩 모아 합성곱 블록에 넣고, 주의 집중으로 한데 모아 1~10점의 점수를 매겨요. 부정은
1~4점, 긍정은 9·10점의 점수를 모은 것이에요. 이런 작은 신경망 몇 개의 답을 평균해요. **트랜스포머는 아니에요.** 자기 주의
층도, 미리 학습한 언어 모델도 없어요. 파일은 Hugging Face 형식(${'`'}config.json${'`'}, ${'`'}tokenizer.json${'`'}, ONNX)이라 같은 도구로 열려요.

## 자료

- NSMC(네이버 영화 리뷰, CC0)의 학습용 리뷰와, 같은 곳에서 모은 1~10점 리뷰. NSMC 시험용 리뷰로는 학습하지도 고르지도 않았어요.
- 학습용 리뷰 열다섯 편 중 한 편은 검증용으로 남겨, 설정을 고르고 확률을 보정하는 데 썼어요.
- 만드는 방법은 ${'`'}training/accurate${'`'}에 있어요.

## 얼마나 맞히나요

${'`'}npm run evaluate -- ${manifest.name}${part === 'test' ? '' : ` --rows ${part}`}${'`'}가 잰 값이에요. ${parts[part].ko} ${whole(measured.rows)}편:

${table(evaluated, ['정답', '부정이라고 함', '긍정이라고 함', '부정', '긍정'])}

- 정확도 ${percent(measured.accuracy)}, 로그 손실 ${measured.logLoss.toFixed(4)}
- 보정: 확률과 실제로 맞은 비율이 평균 ${percent(measured.calibrationError)} 달라요(15칸).
${quantisation(evaluated, '8비트로 줄이기 전 정확도')}
## 알려진 약점

- 약 ${Number(tokens) - 2}글자까지만 읽어요(빈칸은 세지 않아요). 더 길면 뒤를 읽지 않고, 답에 ${'`'}truncated${'`'}라고 말해요.
- 감성이 없는 글, 영화 이야기가 아닌 글, 다른 언어의 글에도 긍정이나 부정이라고 답해요.
- 2010년대까지의 말투를 배웠어요. 새 말은 모를 수 있어요.
- 시험 삼아 써 본 문장 ${probes.length}개 중 ${probes.length - wrong.length}개를 맞혔고, ${wrong.length === 0 ? '틀린 것은 없어요.' : '이것들은 틀렸어요.'}

${failures(wrong, (probe) => `| ${probe.text} | ${said[probe.label]} | ${percent(probe.confidence)} | ${probe.about.ko} |`, ['문장', '정답', '틀린 답의 확률', '무엇'])}
## 쓸 곳

수업과 시연, 영화 리뷰 모아 보기에 쓰세요. 사람을 평가하거나 글을 지우고 막는 결정에 혼자 쓰지 마세요.

---

# ${manifest.title.en}

## What it is

Tells whether a Korean movie review is positive or negative, and how surely. It reads **characters**: for each, the runs
of 1 to 5 characters that start there are looked up in a table of embeddings; windows of two or three characters go
through convolution blocks and attention pooling, which give scores for the ratings 1 to 10. Negative is the ratings 1
to 4 together, positive 9 and 10. The answers of a few such small networks are averaged. **It is not a transformer**:
it has no self-attention layers and no pretrained language model. Its files have the Hugging Face layout, so the same
tools open them.

## Data

- The training rows of NSMC (Naver movie reviews, CC0) and further reviews of the same crawl with ratings 1 to 10. It was
  neither trained nor chosen on NSMC's test rows.
- One training row in fifteen was kept back for choosing settings and calibrating.
- ${'`'}training/accurate${'`'} is the recipe.

## Metrics

Measured by ${'`'}npm run evaluate${'`'} on ${whole(measured.rows)} ${parts[part].en}:

${table(evaluated, ['truth', 'said negative', 'said positive', 'negative', 'positive'])}

- accuracy ${percent(measured.accuracy)}, log loss ${measured.logLoss.toFixed(4)}
- expected calibration error ${percent(measured.calibrationError)} (15 bins)
${quantisation(evaluated, 'accuracy before quantising to 8 bits')}
## Known failures

- It reads about ${Number(tokens) - 2} characters, spaces not counted. Of a longer text the end is not read; the answer says ${'`'}truncated${'`'}.
- It says positive or negative of any text, even one without sentiment, not about films, or in another language.
- It learned how people wrote up to the 2010s; newer words may mean nothing to it.
- Of ${probes.length} sentences written to try it, ${probes.length - wrong.length} were right.

${failures(wrong, (probe) => `| ${probe.text} | ${probe.label} | ${percent(probe.confidence)} | ${probe.about.en} |`, ['sentence', 'truth', 'probability of the wrong answer', 'what it tries'])}
## Intended use

Lessons, demonstrations, summaries of movie reviews. Not for judging people, and not alone for removing or blocking texts.
`;
}

function table({ measured }: Evaluated, [truth, saidNegative, saidPositive, negative, positive]: string[]): string {
  const [first, second] = measured.confusion;
  return [
    `| ${truth} | ${saidNegative} | ${saidPositive} |`,
    '| --- | ---: | ---: |',
    `| ${negative} | ${first.map(whole).join(' | ')} |`,
    `| ${positive} | ${second.map(whole).join(' | ')} |`,
  ].join('\n');
}

function quantisation({ unquantised }: Evaluated, name: string): string {
  return unquantised ? `- ${name}: ${percent(unquantised.accuracy)}\n` : '';
}

function failures(
  wrong: readonly AnsweredProbe[],
  line: (probe: AnsweredProbe) => string,
  header: readonly string[],
): string {
  if (wrong.length === 0) return '';
  return [`| ${header.join(' | ')} |`, `|${' --- |'.repeat(header.length)}`, ...wrong.map(line), ''].join('\n');
}

function percent(value: number): string {
  return `${(value * 100).toFixed(2)} %`;
}

function whole(value: number): string {
  return value.toLocaleString('en-US');
}
