'use client';

import { useEffect, useEffectEvent, useReducer, useRef } from 'react';
import { failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import type { DetectSettings } from '@/lib/protocols/detect-options';
import type { DeviceFinder } from './device-finder';
import { emptyFaces, facesReducer, nextTask, type Photo, type Place, shownPhoto, type Task } from './faces-state';

/** While a slider moves, the server is asked once it rests. */
const serverPauseMs = 300;

/** The photos and what was found in them. One search at a time; of all questions only the newest is asked next. */
export function useFaces() {
  const [state, dispatch] = useReducer(facesReducer, emptyFaces);
  const finder = useRef<Promise<DeviceFinder>>(undefined);
  const turns = useRef(0);
  const urls = useRef(new Map<number, string>());
  const task = nextTask(state);

  /** Made when it is first needed, and anew after the page was taken down and put up again. */
  function deviceFinder(): Promise<DeviceFinder> {
    finder.current ??= makeFinder().catch((error) => {
      finder.current = undefined;
      throw error;
    });
    return finder.current;
  }

  async function work({ photo, question, key }: Task) {
    const turn = ++turns.current;
    dispatch({ type: 'started', task: { photo, question, key }, turn });
    const onServer = question.place === 'server';
    if (onServer) dispatch({ type: 'step', turn, step: 'send' });
    const found = onServer
      ? await reach(serverFinder, (find) => find(photo, question))
      : await reach(deviceFinder, (device) =>
          device.find(photo, question, (step) => dispatch({ type: 'step', turn, step })),
        );
    if (found.ok) dispatch({ type: 'found', turn, found: found.value });
    else dispatch({ type: 'failed', turn, failure: found.failure });
  }

  const begin = useEffectEvent(() => {
    if (task) void work(task);
  });
  const wait = task?.question.place === 'server' && task.photo.found ? serverPauseMs : 0;
  const wanted = task && `${task.photo.id} ${task.key}`;
  useEffect(() => {
    if (wanted === undefined) return;
    if (wait === 0) return begin();
    const timer = setTimeout(begin, wait);
    return () => clearTimeout(timer);
  }, [wanted, wait]);

  useEffect(() => {
    const known = urls.current;
    return () => {
      for (const url of known.values()) URL.revokeObjectURL(url);
      // One that never came needs no closing.
      void finder.current?.then(
        (device) => device.close(),
        () => undefined,
      );
      finder.current = undefined;
    };
  }, []);

  async function take(files: readonly File[], alt?: string) {
    const looked = await reach(photoTaker, async (takePhotos) => ok(await takePhotos(files, urls.current.size, alt)));
    if (!looked.ok) {
      const refused = files.map(({ name }) => ({ name, failure: looked.failure }));
      return dispatch({ type: 'added', photos: [], refused });
    }
    for (const { id, url } of looked.value.photos) urls.current.set(id, url);
    dispatch({ type: 'added', ...looked.value });
  }

  function forget(photo: Photo) {
    URL.revokeObjectURL(photo.url);
    urls.current.delete(photo.id);
    dispatch({ type: 'removed', id: photo.id });
  }

  async function useOwn(file: File) {
    const own = { key: `own ${++turns.current}`, file };
    const checked = await reach(deviceFinder, (device) => device.checkOwn(own));
    dispatch(checked.ok ? { type: 'own', own } : { type: 'ownRefused', failure: checked.failure });
  }

  return {
    state,
    shown: shownPhoto(state),
    take,
    remove: forget,
    removeAll: () => state.photos.forEach(forget),
    show: (id: number) => dispatch({ type: 'shown', id }),
    change: (settings: DetectSettings) => dispatch({ type: 'settings', settings }),
    choosePlace: (place: Place) => dispatch({ type: 'place', place }),
    useOwn,
    removeOwn: () => dispatch({ type: 'ownRemoved' }),
    stop: () => dispatch({ type: 'stopped' }),
    again: (id: number) => dispatch({ type: 'again', id }),
  };
}

/** The code of the search is fetched with the first photo, and that may fail. */
async function reach<Finder, T>(
  fetchFinder: () => Promise<Finder>,
  ask: (finder: Finder) => Promise<Result<T>>,
): Promise<Result<T>> {
  let finder: Finder;
  try {
    finder = await fetchFinder();
  } catch {
    // The browser says only that a script didn't come.
    return err(notLoaded);
  }
  return ask(finder);
}

async function photoTaker() {
  return (await import('./take-photos')).takePhotos;
}

async function serverFinder() {
  return (await import('./find-on-server')).findOnServer;
}

async function makeFinder(): Promise<DeviceFinder> {
  const [{ DeviceFinder, workerPatienceMs }, { startDetectWorker }] = await Promise.all([
    import('./device-finder'),
    import('@/lib/browser/start-detect-worker'),
  ]);
  return new DeviceFinder(() => startDetectWorker(workerPatienceMs));
}

const notLoaded = failure(
  'download_failed',
  '찾는 프로그램을 서버에서 받지 못했어요. 연결을 확인하고 다시 해 주세요.',
  'The search didn’t come from the server. Check the connection and try again.',
);
