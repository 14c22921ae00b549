import { type Failure, failure } from '@/lib/base/failure';

/** @returns What a person can do about an error of the file system; undefined for every other error. */
export function diskFailure(error: unknown): Failure | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return full;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return forbidden(code);
  if (code === 'ENOTDIR' || code === 'EISDIR' || code === 'EEXIST') return notFolder;
  return undefined;
}

const full = failure(
  'disk_full',
  '디스크에 자리가 없어서 멈췄어요. 자리를 만들고 같은 명령을 다시 실행해 주세요.',
  'The disk is full. Make room and run the same command again.',
);

const notFolder = failure(
  'bad_input',
  '폴더가 있을 자리에 다른 것이 있어요. LECTERN_DATA, --from, --out의 경로를 확인해 주세요.',
  'Something else stands where a folder should be. Check the paths of LECTERN_DATA, --from and --out.',
);

function forbidden(code: string): Failure {
  return failure(
    'bad_input',
    `파일을 읽거나 쓸 권한이 없어요(${code}). LECTERN_DATA, --from, --out 폴더의 권한을 확인해 주세요.`,
    `A file may not be read or written (${code}). Check the permissions of LECTERN_DATA and of the folders of --from and --out.`,
  );
}
