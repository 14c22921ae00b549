import { expect, test } from 'vitest';
import { failure } from '@/lib/base/failure';
import {
  emptyFaces,
  type FacesEvent,
  type FacesState,
  facesReducer,
  nextTask,
  type Photo,
  photoStatus,
} from './faces-state';

const photo = (id: number): Photo => ({ id, file: new File(['x'], `${id}.jpg`), url: `blob:${id}` });
const found = {
  answer: {
    image: { width: 4, height: 3 },
    boxes: [],
    truncated: false,
    timings: { decode: 1, scan: 2, total: 3 },
  },
};
const trouble = failure('image_corrupt', '망가졌어요.', 'Damaged.');
let turn = 0;

function after(state: FacesState, ...events: FacesEvent[]): FacesState {
  return events.reduce(facesReducer, state);
}

/** The next search begins and ends. */
function searched(state: FacesState, end: 'found' | 'failed' = 'found'): FacesState {
  const task = nextTask(state);
  if (!task) throw new Error('Nothing is left to search.');
  const begun = after(state, { type: 'started', task, turn: ++turn });
  return after(begun, end === 'found' ? { type: 'found', turn, found } : { type: 'failed', turn, failure: trouble });
}

const three = after(emptyFaces, { type: 'added', photos: [1, 2, 3].map(photo), refused: [] });
const coarser: FacesEvent = { type: 'settings', settings: { ...emptyFaces.settings, scaleFactor: 1.3 } };

test('photos are searched one at a time, the one looked at first', () => {
  const second = after(three, { type: 'shown', id: 2 });
  const order: number[] = [];
  let state = second;
  for (let task = nextTask(state); task; task = nextTask(state)) {
    order.push(task.photo.id);
    expect(nextTask(after(state, { type: 'started', task, turn: 99 }))).toBeUndefined();
    state = searched(state);
  }
  expect(order).toEqual([2, 1, 3]);
  expect(state.photos.map((one) => photoStatus(state, one))).toEqual(['found', 'found', 'found']);
});

test('a change of the settings keeps the boxes, as earlier ones, until the new ones come', () => {
  const changed = after(searched(three), coarser);
  const [first] = changed.photos;
  expect(first && photoStatus(changed, first)).toBe('stale');
  expect(first?.found?.answer).toBe(found.answer);
  expect(nextTask(changed)?.question.settings.scaleFactor).toBe(1.3);
  const [again] = searched(changed).photos;
  expect(again?.found?.question.settings.scaleFactor).toBe(1.3);
});

test('of many changes during one search only the last is asked next', () => {
  const task = nextTask(three);
  if (!task) throw new Error('Nothing to search.');
  const busy = after(three, { type: 'started', task, turn: ++turn });
  const changes = [1.2, 1.3, 1.4].map((scaleFactor): FacesEvent => {
    return { type: 'settings', settings: { ...emptyFaces.settings, scaleFactor } };
  });
  const done = after(busy, ...changes, { type: 'found', turn, found });
  expect(done.photos[0]?.found?.question.settings.scaleFactor).toBe(1.1);
  expect(nextTask(done)?.question.settings.scaleFactor).toBe(1.4);
});

test('on the device all photos follow the settings; the server is asked again only about the one looked at', () => {
  let device = after(searched(searched(searched(three))), coarser);
  device = searched(device);
  expect(nextTask(device)?.photo.id).toBe(2);
  const onServer = after(three, { type: 'place', place: 'server' });
  let server = after(searched(searched(searched(onServer))), coarser);
  expect(nextTask(server)?.photo.id).toBe(1);
  server = searched(server);
  expect(nextTask(server)).toBeUndefined();
  expect(nextTask(after(server, { type: 'shown', id: 3 }))?.photo.id).toBe(3);
});

test('a failure stays with its photo and its question, and can be tried again', () => {
  const failed = searched(three, 'failed');
  const [first] = failed.photos;
  expect(first && photoStatus(failed, first)).toBe('failed');
  expect(nextTask(failed)?.photo.id).toBe(2);
  expect(nextTask(after(failed, { type: 'again', id: 1 }))?.photo.id).toBe(1);
  expect(nextTask(after(failed, { type: 'place', place: 'server' }))?.photo.id).toBe(1);
});

test('stopping leaves what was found, takes no late answer, and starts again with the next change', () => {
  const one = searched(three);
  const task = nextTask(one);
  if (!task) throw new Error('Nothing to search.');
  const stopped = after(one, { type: 'started', task, turn: ++turn }, { type: 'stopped' });
  const late = after(stopped, { type: 'found', turn, found });
  expect(late).toBe(stopped);
  expect(stopped.photos.map((each) => photoStatus(stopped, each))).toEqual(['found', 'stopped', 'stopped']);
  expect(nextTask(stopped)).toBeUndefined();
  expect(nextTask(after(stopped, coarser))?.photo.id).toBe(1);
});

test('a removed photo gives its place to the next, and its answer comes to nothing', () => {
  const task = nextTask(three);
  if (!task) throw new Error('Nothing to search.');
  const removed = after(three, { type: 'started', task, turn: ++turn }, { type: 'removed', id: 1 });
  expect(removed.shown).toBe(2);
  expect(removed.working).toBeUndefined();
  expect(after(removed, { type: 'found', turn, found })).toBe(removed);
  const last = after(removed, { type: 'shown', id: 3 }, { type: 'removed', id: 3 });
  expect(last.shown).toBe(2);
  expect(after(last, { type: 'removed', id: 2 })).toMatchObject({ photos: [], shown: undefined });
});

test('files that were refused lose nothing that was there', () => {
  const refused = [{ name: 'film.mp4', failure: trouble }];
  const state = after(searched(three), { type: 'added', photos: [], refused });
  expect(state).toMatchObject({ shown: 1, refused });
  expect(state.photos).toHaveLength(3);
  expect(after(state, { type: 'added', photos: [photo(4)], refused: [] })).toMatchObject({ shown: 4, refused: [] });
});

test('an own cascade is a question of its own, and choosing a shipped one puts it away', () => {
  const own = { key: 'own 1', file: new File(['<x/>'], 'mine.xml') };
  const withOwn = after(searched(three), { type: 'ownRefused', failure: trouble }, { type: 'own', own });
  expect(withOwn.ownProblem).toBeUndefined();
  expect(nextTask(withOwn)).toMatchObject({ photo: { id: 1 }, question: { own } });
  expect(after(withOwn, coarser).own).toBe(own);
  const shipped = { ...emptyFaces.settings, cascade: 'haarcascade_eye' };
  expect(after(withOwn, { type: 'settings', settings: shipped }).own).toBeUndefined();
});
