import { createHash } from 'node:crypto';
import { type Failure, failure } from '@/lib/base/failure';
import { RefusedInput } from '@/lib/serving/refused-input';
import type { Cascade } from '@/lib/vision/cascade';
import { decodeCascade } from '@/lib/vision/cascade-binary';
import { readCascadeXml } from '@/lib/vision/read-cascade-xml';

/** A cascade and the name under which threads know it. */
export interface ShelvedCascade {
  readonly key: string;
  readonly cascade: Cascade;
}

/** Own cascades kept: a class tries a few at a time. */
const mostOwn = 4;

const extension = '.cascade';

/** The cascades of a version by their names, read when first asked for, and the last few that people brought. */
export class CascadeShelf {
  private readonly names: readonly string[];
  private readonly shipped = new Map<string, Cascade>();
  /** The least recently used first. */
  private readonly own = new Map<string, Cascade>();

  /**
   * @param paths     All files of the version; those that end in `.cascade` are cascades.
   * @param readFile  Reads one of them, checked against the manifest.
   */
  constructor(
    paths: readonly string[],
    private readonly readFile: (path: string) => Promise<Uint8Array>,
  ) {
    this.names = paths.filter((path) => path.endsWith(extension)).map((path) => path.slice(0, -extension.length));
  }

  /**
   * @throws RefusedInput with cascade_not_found for a name that isn't there.
   * @throws Error when the file of the version is broken.
   */
  async named(name: string): Promise<ShelvedCascade> {
    // The list decides, so that no name ever becomes a path.
    if (!this.names.includes(name)) throw new RefusedInput(cascadeNotFound(this.names));
    const known = this.shipped.get(name);
    if (known) return { key: name, cascade: known };
    const decoded = decodeCascade(await this.readFile(name + extension));
    if (!decoded.ok) throw new Error(`${name}${extension}: ${decoded.failure.message.en}`);
    this.shipped.set(name, decoded.value);
    return { key: name, cascade: decoded.value };
  }

  /** @throws RefusedInput with what `readCascadeXml` says of the file. */
  fromXml(xml: Uint8Array): ShelvedCascade {
    // No shipped name holds a colon.
    const key = `sha256:${createHash('sha256').update(xml).digest('hex')}`;
    const cascade = this.own.get(key) ?? parse(xml);
    this.own.delete(key);
    this.own.set(key, cascade);
    const [oldest] = this.own.keys();
    if (this.own.size > mostOwn && oldest !== undefined) this.own.delete(oldest);
    return { key, cascade };
  }
}

function parse(xml: Uint8Array): Cascade {
  const read = readCascadeXml(xml);
  if (!read.ok) throw new RefusedInput(read.failure);
  return read.value;
}

function cascadeNotFound(names: readonly string[]): Failure {
  const usual = names.filter((name) => /frontalface_default|_eye$|_smile$/.test(name));
  const some = (usual.length > 0 ? usual : names.slice(0, 3)).join(', ');
  return failure(
    'cascade_not_found',
    `그런 cascade가 없어요. 쓸 수 있는 것: ${some} 등 ${names.length}가지.`,
    `There is no such cascade. There are ${names.length}, such as ${some}.`,
  );
}
