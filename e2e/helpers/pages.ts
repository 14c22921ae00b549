/** The pages that draw every part in every state, on paper and on the chalkboard at once. */
export const styleguidePages = ['basics', 'answers', 'batch', 'photo', 'models', 'developers'].map(
  (group) => `/styleguide/${group}`,
);

/** An address of every kind of page there is, for what must hold on all of them. */
export const pages = [
  '/',
  '/demos/review',
  '/demos/review?view=many',
  '/demos/models/sentiment-fast',
  '/demos/faces',
  '/models',
  '/models/sentiment-accurate',
  '/developers',
  '/styleguide',
  ...styleguidePages,
  '/nowhere',
];
