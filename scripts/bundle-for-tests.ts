import { bundle } from './bundle.mjs';

/** Vitest's global set-up: tests that start workers or the command line run the same bundles that ship. */
export default bundle;
