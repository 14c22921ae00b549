import { decodeImage } from './decode-image';
import type { DecodeAnswer, DecodeRequest } from './decode-messages';

/**
 * The decoder's process, bundled to `dist/decode-child.js`. Native code reads strangers' bytes here and nowhere else, so
 * a crash ends this process and not the server. `ImageDecoder` starts it and sends one picture at a time.
 */
process.on('message', (request: DecodeRequest) => {
  void decodeImage(request.bytes).then(answer);
});
// The server has gone, or let go of this process.
process.on('disconnect', () => process.exit(0));
answer({ kind: 'ready' });

function answer(message: DecodeAnswer): void {
  process.send?.(message);
}
