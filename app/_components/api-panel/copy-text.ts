/**
 * Puts a text on the clipboard. Over plain HTTP on a school's network there is no `navigator.clipboard`: then an unseen
 * box is filled, selected and copied the old way.
 * @returns False when the browser allows neither.
 */
export async function copyText(text: string): Promise<boolean> {
  if (window.isSecureContext) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch (error) {
      // Not allowed in this frame or by this person; the old way may be.
      if (!(error instanceof DOMException)) throw error;
    }
  }
  return copyFromBox(text);
}

function copyFromBox(text: string): boolean {
  const focused = document.activeElement;
  const box = document.createElement('textarea');
  box.value = text;
  box.readOnly = true;
  box.style.cssText = 'position: fixed; inset-block-start: 0; opacity: 0;';
  document.body.append(box);
  box.select();
  const copied = document.execCommand('copy');
  box.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return copied;
}
