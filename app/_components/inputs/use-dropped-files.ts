'use client';

import { useEffect, useEffectEvent, useState } from 'react';

/**
 * Files dropped anywhere on the page: one dropped beside a frame would otherwise make the browser leave the page and
 * everything on it.
 * @returns whether files are being dragged over the page now.
 */
export function useDroppedFiles(onFiles: (files: readonly File[]) => void): boolean {
  const [over, setOver] = useState(false);
  const take = useEffectEvent(onFiles);

  useEffect(() => {
    function onDragOver(event: DragEvent) {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    }
    function onDragLeave(event: DragEvent) {
      // Null when the pointer leaves the window, an element when it only passes to the next one.
      if (event.relatedTarget === null) setOver(false);
    }
    function onDrop(event: DragEvent) {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      setOver(false);
      take(files);
    }
    document.addEventListener('dragover', onDragOver);
    document.addEventListener('dragleave', onDragLeave);
    document.addEventListener('drop', onDrop);
    return () => {
      document.removeEventListener('dragover', onDragOver);
      document.removeEventListener('dragleave', onDragLeave);
      document.removeEventListener('drop', onDrop);
    };
  }, []);

  return over;
}
