import type { Failure } from '@/lib/base/failure';
import type { DetectAnswer } from '@/lib/protocols/detect-answer';
import { type DetectSettings, defaultDetectSettings } from '@/lib/protocols/detect-options';

/** Where photos are searched: in this browser, or on the server they are then sent to. */
export type Place = 'device' | 'server';

/** A cascade file that the person brought along; it takes the place of `settings.cascade`. */
export interface OwnCascade {
  /** Tells two files of the same name apart. */
  readonly key: string;
  readonly file: File;
}

/** Everything that decides what is found in a photo. */
export interface Question {
  readonly settings: DetectSettings;
  readonly own?: OwnCascade;
  readonly place: Place;
}

export interface FoundPhoto {
  readonly answer: DetectAnswer;
  /** Present when a smaller copy was searched; the boxes are in pixels of the photo itself all the same. */
  readonly shrunkTo?: { readonly width: number; readonly height: number };
}

export interface Photo {
  readonly id: number;
  readonly file: File;
  /** An object URL; whoever takes the photo out of the state revokes it. */
  readonly url: string;
  /** What is to be seen, for a sample picture. */
  readonly alt?: string;
  /** The newest answer, which stays while a newer one is looked for, and the question it answers. */
  readonly found?: FoundPhoto & { readonly question: Question; readonly key: string };
  readonly failed?: { readonly failure: Failure; readonly key: string };
  /** The question at which the person stopped the search. */
  readonly stoppedKey?: string;
}

/** One search under way. */
export interface Task {
  readonly photo: Photo;
  readonly question: Question;
  /** The question's `questionKey`. */
  readonly key: string;
}

/** What a search is doing, for words while it takes long. */
export type Step = 'cascade' | 'open' | 'search' | 'send';

export interface FacesState extends Question {
  readonly photos: readonly Photo[];
  /** The one that is seen large. */
  readonly shown: number | undefined;
  readonly working?: { readonly task: Task; readonly turn: number; readonly step: Step };
  /** Files that were not taken, from the last time something was chosen. */
  readonly refused: readonly { readonly name: string; readonly failure: Failure }[];
  readonly ownProblem?: Failure;
}

export type FacesEvent =
  | { readonly type: 'added'; readonly photos: readonly Photo[]; readonly refused: FacesState['refused'] }
  | { readonly type: 'removed'; readonly id: number }
  | { readonly type: 'shown'; readonly id: number }
  | { readonly type: 'settings'; readonly settings: DetectSettings }
  | { readonly type: 'place'; readonly place: Place }
  | { readonly type: 'own'; readonly own: OwnCascade }
  | { readonly type: 'ownRefused'; readonly failure: Failure }
  | { readonly type: 'ownRemoved' }
  | { readonly type: 'started'; readonly task: Task; readonly turn: number }
  | { readonly type: 'step'; readonly turn: number; readonly step: Step }
  | { readonly type: 'found'; readonly turn: number; readonly found: FoundPhoto }
  | { readonly type: 'failed'; readonly turn: number; readonly failure: Failure }
  | { readonly type: 'stopped' }
  | { readonly type: 'again'; readonly id: number };

export const emptyFaces: FacesState = {
  settings: defaultDetectSettings,
  place: 'device',
  photos: [],
  shown: undefined,
  refused: [],
};

/** The one door between the page's states. What a search says after its turn has passed changes nothing. */
export function facesReducer(state: FacesState, event: FacesEvent): FacesState {
  switch (event.type) {
    case 'added': {
      const [first] = event.photos;
      const photos = [...state.photos, ...event.photos];
      return { ...state, photos, shown: first?.id ?? state.shown, refused: event.refused };
    }
    case 'removed':
      return removed(state, event.id);
    case 'shown':
      return { ...state, shown: event.id };
    case 'settings': {
      // Choosing a shipped cascade puts the own one away: what is asked must be what is seen to be chosen.
      const kept = event.settings.cascade === state.settings.cascade ? state : without(state, 'own');
      return { ...without(kept, 'ownProblem'), settings: event.settings };
    }
    case 'place':
      return { ...state, place: event.place };
    case 'own':
      return { ...without(state, 'ownProblem'), own: event.own };
    case 'ownRefused':
      return { ...state, ownProblem: event.failure };
    case 'ownRemoved':
      return without(without(state, 'own'), 'ownProblem');
    case 'started':
      return { ...state, working: { task: event.task, turn: event.turn, step: 'open' } };
    case 'step':
      return state.working?.turn === event.turn ? { ...state, working: { ...state.working, step: event.step } } : state;
    case 'found':
      return ended(state, event.turn, (photo, { question, key }) => ({
        ...without(photo, 'failed'),
        found: { ...event.found, question, key },
      }));
    case 'failed':
      return ended(state, event.turn, (photo, { key }) => ({ ...photo, failed: { failure: event.failure, key } }));
    case 'stopped': {
      const key = questionKey(state);
      const photos = state.photos.map((photo) => (isOpen(photo, key) ? { ...photo, stoppedKey: key } : photo));
      return { ...without(state, 'working'), photos };
    }
    case 'again':
      return changed(state, event.id, (photo) => without(without(photo, 'failed'), 'stoppedKey'));
  }
}

/**
 * What to search next: always the photo that is looked at, then the others in their order. On the device all follow
 * every change of the settings; the server is asked again only about the photo that is looked at.
 */
export function nextTask(state: FacesState): Task | undefined {
  if (state.working) return undefined;
  const key = questionKey(state);
  const { settings, place, own } = state;
  const question: Question = { settings, place, ...(own ? { own } : {}) };
  const shown = shownPhoto(state);
  const wants = (photo: Photo) =>
    place === 'device' ? isOpen(photo, key) : !(photo.found || photo.failed || photo.stoppedKey !== undefined);
  const photo = shown && isOpen(shown, key) ? shown : state.photos.find(wants);
  return photo && { photo, question, key };
}

export function shownPhoto(state: FacesState): Photo | undefined {
  return state.photos.find((photo) => photo.id === state.shown);
}

/** Two questions with the same key have the same answer. */
export function questionKey({ settings, own, place }: Question): string {
  return JSON.stringify([settings, own?.key ?? null, place]);
}

export type PhotoStatus = 'waiting' | 'working' | 'found' | 'stale' | 'failed' | 'stopped';

/** How a photo stands to the question that is asked now. `stale`: its boxes answer an earlier one. */
export function photoStatus(state: FacesState, photo: Photo): PhotoStatus {
  const key = questionKey(state);
  if (photo.failed?.key === key) return 'failed';
  if (photo.found?.key === key) return 'found';
  if (state.working?.task.photo.id === photo.id) return photo.found ? 'stale' : 'working';
  if (photo.stoppedKey === key) return 'stopped';
  return photo.found ? 'stale' : 'waiting';
}

function isOpen(photo: Photo, key: string): boolean {
  return photo.found?.key !== key && photo.failed?.key !== key && photo.stoppedKey !== key;
}

function removed(state: FacesState, id: number): FacesState {
  const at = state.photos.findIndex((photo) => photo.id === id);
  const photos = state.photos.filter((photo) => photo.id !== id);
  // The next one takes its place, or the last one when there is none.
  const shown = state.shown === id ? (photos[at] ?? photos.at(-1))?.id : state.shown;
  const rest = state.working?.task.photo.id === id ? without(state, 'working') : state;
  return { ...rest, photos, shown };
}

function ended(state: FacesState, turn: number, change: (photo: Photo, task: Task) => Photo): FacesState {
  const { working } = state;
  if (working?.turn !== turn) return state;
  return changed(without(state, 'working'), working.task.photo.id, (photo) => change(photo, working.task));
}

function changed<State extends { readonly photos: readonly Photo[] }>(
  state: State,
  id: number,
  change: (photo: Photo) => Photo,
): State {
  return { ...state, photos: state.photos.map((photo) => (photo.id === id ? change(photo) : photo)) };
}

function without<Thing extends object, Name extends keyof Thing>(thing: Thing, name: Name): Omit<Thing, Name> {
  const { [name]: _, ...rest } = thing;
  return rest;
}
