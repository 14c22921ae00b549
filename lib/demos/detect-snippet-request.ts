/** The request of `POST /detect` that a snippet makes, for a picture that lies beside the program. */
export interface DetectSnippetRequest {
  /** Scheme, host and port, such as `http://127.0.0.1:3000`, without a slash at the end. */
  readonly origin: string;
  /** The picture's file name; see {@link snippetFileName}. */
  readonly fileName: string;
  /** File name of an own cascade; it then stands in for `settings.cascade`. */
  readonly cascadeFile?: string;
  readonly settings: {
    readonly cascade: string;
    readonly scaleFactor: number;
    readonly minNeighbors: number;
    readonly minSize: readonly [number, number] | null;
    readonly maxSize: readonly [number, number] | null;
    readonly inside: readonly string[];
  };
}

/** Keys and values besides the files, in the order in which they are written. Null means "no limit of that kind". */
export function detectOptions({ settings, cascadeFile }: DetectSnippetRequest): [string, OptionValue][] {
  const { cascade, scaleFactor, minNeighbors, minSize, maxSize, inside } = settings;
  return [
    ...(cascadeFile === undefined ? [['cascade', cascade] satisfies [string, OptionValue]] : []),
    ['scaleFactor', scaleFactor],
    ['minNeighbors', minNeighbors],
    ['minSize', minSize],
    ...(maxSize === null ? [] : [['maxSize', maxSize] satisfies [string, OptionValue]]),
    ...(inside.length === 0 ? [] : [['inside', inside] satisfies [string, OptionValue]]),
  ];
}

export type OptionValue = string | number | readonly number[] | readonly string[] | null;

/** The same as text fields of a form: sizes as "30,30", no limit as "null", a list as one field each. */
export function detectFields(request: DetectSnippetRequest): [string, string][] {
  return detectOptions(request).flatMap(([key, value]): [string, string][] => {
    if (key === 'inside' && Array.isArray(value)) return value.map((name) => [key, String(name)]);
    return [[key, String(value)]];
  });
}

/**
 * A file name as it may stand in code: its own where all of it can be seen and no program could take it for a folder,
 * else a stand-in with the same ending, such as `photo.jpg`.
 */
export function snippetFileName(name: string, standIn: string): string {
  const plain = name.trim() === name && name !== '' && name.length <= 200;
  if (plain && !/[/\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|[^\S ]/u.test(name)) return name;
  const ending = /\.[A-Za-z0-9]{1,5}$/.exec(name)?.[0] ?? '';
  return `${standIn}${ending.toLowerCase()}`;
}
