import { type Failure, failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import { type DetectInBrowser, WorkerTrouble } from '@/lib/browser/detect-in-browser';
import type { OpenedPicture } from '@/lib/browser/detect-messages';
import type { SearchQuestion } from '@/lib/browser/picture-search';
import { detectLimits } from '@/lib/protocols/detect-options';
import { detectTimings } from '@/lib/protocols/detect-timings';
import type { FoundPhoto, OwnCascade, Photo, Question, Step } from './faces-state';
import { fetchCascade } from './fetch-cascade';
import { scaleBoxes, scaleLimit } from './scale-boxes';

/** A worker that has not answered by then is ended: decoding a large photo on a slow phone takes seconds, not this. */
export const workerPatienceMs = detectLimits.scanMs + 13_000;

/** Searches photos on this device. Photos go to the worker and nowhere else; cascades come from the server, once each. */
export class DeviceFinder {
  private detector: DetectInBrowser | undefined;
  /** What the worker of now holds. */
  private readonly given = new Set<string>();
  private turn: Promise<unknown> = Promise.resolve();
  private opened: { readonly id: number; readonly picture: OpenedPicture; readonly ms: number } | undefined;

  /** @param start Makes a worker; called when the first one is needed and after one was lost. */
  constructor(private readonly start: () => DetectInBrowser) {}

  /** Finds what is asked for. Never throws for a reason that can be told to a person. */
  find(photo: Photo, { settings, own }: Question, onStep: (step: Step) => void): Promise<Result<FoundPhoto>> {
    return this.guarded(async (detector) => {
      const names = [...(own ? [] : [settings.cascade]), ...settings.inside];
      for (const name of names.filter((one) => !this.given.has(one))) {
        onStep('cascade');
        const given = await this.giveShipped(detector, name);
        if (!given.ok) return given;
      }
      if (own) {
        const given = await this.giveOwn(detector, own);
        if (!given.ok) return given;
      }
      if (this.opened?.id !== photo.id) {
        onStep('open');
        const opened = await this.open(detector, photo);
        if (!opened.ok) return opened;
      }
      if (!this.opened) throw new Error('The photo was opened and is not there.');
      const { picture, ms } = this.opened;
      onStep('search');
      const { shown, searched } = picture;
      const found = await detector.find(questionFor(settings, own, picture));
      if (!found.ok) return found;
      const { value, milliseconds } = found.value;
      return ok({
        answer: {
          image: shown,
          boxes: scaleBoxes(value.boxes, searched, shown),
          truncated: value.truncated,
          timings: detectTimings(ms, milliseconds),
        },
        ...(searched.width === shown.width ? {} : { shrunkTo: searched }),
      });
    });
  }

  /** Whether a cascade file can be used; what is wrong with it otherwise. */
  checkOwn(own: OwnCascade): Promise<Result<null>> {
    return this.guarded((detector) => this.giveOwn(detector, own));
  }

  close(): void {
    this.detector?.close();
    this.forget();
  }

  private async giveShipped(detector: DetectInBrowser, name: string): Promise<Result<null>> {
    const bytes = await fetchCascade(name);
    if (!bytes.ok) return bytes;
    return this.give(detector, name, bytes.value, 'compact');
  }

  private async giveOwn(detector: DetectInBrowser, { key, file }: OwnCascade): Promise<Result<null>> {
    if (this.given.has(key)) return ok(null);
    if (file.size > detectLimits.cascadeBytes) return err(ownTooLarge);
    let bytes: Uint8Array;
    try {
      bytes = new Uint8Array(await file.arrayBuffer());
    } catch {
      // The file was moved or another program holds it: the browser says no more than that.
      return err(ownUnreadable);
    }
    return this.give(detector, key, bytes, 'xml');
  }

  private async give(
    detector: DetectInBrowser,
    key: string,
    bytes: Uint8Array,
    form: 'compact' | 'xml',
  ): Promise<Result<null>> {
    const added = await detector.addCascade(key, bytes, form);
    if (!added.ok) return added;
    this.given.add(key);
    return ok(null);
  }

  private async open(detector: DetectInBrowser, photo: Photo): Promise<Result<null>> {
    this.opened = undefined;
    const opened = await detector.open(photo.file);
    if (!opened.ok) return opened;
    this.opened = { id: photo.id, picture: opened.value.value, ms: opened.value.milliseconds };
    return ok(null);
  }

  /** One piece of work after another: the worker holds one photo, and a search must not meet another's. */
  private guarded<T>(work: (detector: DetectInBrowser) => Promise<Result<T>>): Promise<Result<T>> {
    const worked = this.turn.then(() => this.attempt(work));
    this.turn = worked;
    return worked;
  }

  private async attempt<T>(work: (detector: DetectInBrowser) => Promise<Result<T>>): Promise<Result<T>> {
    try {
      if (!this.detector || this.detector.isClosed) {
        this.forget();
        this.detector = this.start();
      }
      return await work(this.detector);
    } catch (trouble) {
      if (!(trouble instanceof WorkerTrouble)) console.error(trouble);
      this.detector?.close();
      return err(trouble instanceof WorkerTrouble && trouble.kind === 'slow' ? tooSlow : noWorker);
    }
  }

  private forget(): void {
    this.detector = undefined;
    this.given.clear();
    this.opened = undefined;
  }
}

function questionFor(
  settings: Question['settings'],
  own: OwnCascade | undefined,
  { shown, searched }: OpenedPicture,
): SearchQuestion {
  const { cascade, inside, scaleFactor, minNeighbors, minSize, maxSize } = settings;
  return {
    cascade: own?.key ?? cascade,
    inside,
    options: {
      scaleFactor,
      minNeighbors,
      minSize: scaleLimit(minSize, shown, searched),
      maxSize: scaleLimit(maxSize, shown, searched),
    },
    limitMs: detectLimits.scanMs,
    mostBoxes: detectLimits.boxes,
  };
}

const tooSlow: Failure = failure(
  'timeout',
  '이 기기에서는 너무 오래 걸려서 멈췄어요. 가장 작은 크기를 키우거나 서버에서 찾아 보세요.',
  'It took too long on this device and was stopped. Raise the smallest size, or search on the server.',
);

const noWorker: Failure = failure(
  'internal',
  '이 브라우저에서는 찾기를 돌리지 못했어요. 다시 해 보거나 서버에서 찾아 보세요.',
  'The search didn’t run in this browser. Try again, or search on the server.',
);

const ownTooLarge: Failure = failure(
  'body_too_large',
  'cascade 파일이 5 MB를 넘어요. 더 작은 파일을 골라 주세요.',
  'The cascade file is larger than 5 MB. Choose a smaller one.',
);

const ownUnreadable: Failure = failure(
  'bad_input',
  'cascade 파일을 열지 못했어요. 다시 골라 주세요.',
  'The cascade file didn’t open. Choose it again.',
);
