/** One object found, in pixels of the upright picture. */
export interface DetectBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Candidates that were merged into this box: the more, the surer. */
  readonly neighbors: number;
  /** The sum at which the cascade's last stage was passed; larger is surer. Comparable within one cascade only. */
  readonly levelWeight: number;
}

/** What a second cascade found inside a box; also in pixels of the upright picture. */
export interface InnerBox extends DetectBox {
  /** The second cascade's name. */
  readonly cascade: string;
}

export interface OuterBox extends DetectBox {
  /** Present when second cascades were asked for. */
  readonly inside?: readonly InnerBox[];
}

/** The body of an answer of `POST /detect`. */
export interface DetectAnswer {
  /** Size after the orientation that the file's EXIF data asks for. */
  readonly image: { readonly width: number; readonly height: number };
  readonly boxes: readonly OuterBox[];
  /** True when the scan was stopped at its time limit, or boxes past the most that are given were left out. */
  readonly truncated: boolean;
  /** Milliseconds. */
  readonly timings: { readonly decode: number; readonly scan: number; readonly total: number };
}
