/** A picture on the page. */
export interface ShownPhoto {
  /** Readable by this page: of our own origin, or a blob or data URL. */
  readonly url: string;
  /** Pixels of the upright picture: after the orientation that the file asks for. */
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

/** How what was found is made unrecognisable. */
export type Cover = 'none' | 'blur' | 'solid';
