'use client';

import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/app/_components/inputs/button';
import { downloadFile } from '@/app/_components/outputs/download-file';
import type { OutputFile } from '@/lib/demos/signature-output-view';
import { useByteWords } from './byte-words';

interface OutputFilesProps {
  label: string;
  name: string;
  files: readonly OutputFile[];
  total: number;
}

const endings = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' } as const;

/** Bytes that a model gave: their size, a way to keep them, and the picture where they are one. */
export function OutputFiles({ label, name, files, total }: OutputFilesProps) {
  const t = useTranslations('signature-form');
  const bytes = useByteWords();
  return (
    <div>
      <ul className="grid gap-3">
        {files.map((file, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: files have a position and nothing else.
          <li key={at}>
            {file.image && <Picture file={file} label={t('preview', { label })} />}
            <div className="flex flex-wrap items-center gap-x-2 text-note">
              <span className="numeric">{bytes(file.bytes.byteLength)}</span>
              <Button
                look="quiet"
                aria-label={t('downloadFileOf', { label, position: at + 1 })}
                onClick={() => downloadFile(`${name}-${at + 1}.${endingOf(file)}`, blobOf(file))}
              >
                <Download aria-hidden className="size-4 shrink-0" />
                {t('downloadFile')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {files.length < total && (
        <p className="text-ink-soft text-note">{t('cutFiles', { total, shown: files.length })}</p>
      )}
    </div>
  );
}

function Picture({ file, label }: { file: OutputFile; label: string }) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(blobOf(file));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  // biome-ignore lint/performance/noImgElement: the picture lies in this browser.
  return address ? <img src={address} alt={label} className="max-h-80 max-w-full border border-line" /> : null;
}

function endingOf({ image }: OutputFile): string {
  return image ? endings[image] : 'bin';
}

function blobOf({ bytes, image }: OutputFile): Blob {
  return new Blob([new Uint8Array(bytes)], { type: image ?? 'application/octet-stream' });
}
