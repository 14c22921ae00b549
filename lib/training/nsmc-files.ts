/** One file of the corpus as it was published; its content never changes. */
export interface CorpusFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** The Naver sentiment movie corpus, CC0, by Lucy Park. */
export const nsmcAddress = 'https://raw.githubusercontent.com/e9t/nsmc/master/';

export const nsmcTrain: CorpusFile = {
  name: 'ratings_train.txt',
  bytes: 14_628_807,
  sha256: 'e03b7d14e9e41be8d464a28057cd25d7396c53e67aa7fd5f7e552c59b0ee2940',
};

export const nsmcTest: CorpusFile = {
  name: 'ratings_test.txt',
  bytes: 4_893_335,
  sha256: '8ac9f64052f11dbf6ae0acb5e038f03d90a76f0eda7820cfb3a92d02edfcebda',
};
