import 'react';

/** The custom properties that views hand to tokens.css through `style`. */
declare module 'react' {
  interface CSSProperties {
    '--strength'?: number;
    '--cover-blur'?: string;
    '--parts'?: number;
    '--at'?: number;
  }
}
