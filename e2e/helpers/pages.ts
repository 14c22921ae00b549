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
  '/nowhere',
] as const;
