/** What a person is told of a file that cannot be read or written. */

/** What follows the file's name and a colon; undefined for what is no trouble with a file. */
export function fileTrouble(error: unknown): string | undefined {
  return FILE_TROUBLE[(error as NodeJS.ErrnoException).code ?? ''];
}

/** Node's error codes for files (nodejs.org/api/errors.html, common system errors). */
const FILE_TROUBLE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder.',
  ENOTDIR: 'it is not a folder.',
  EISDIR: 'it is a folder, not a file.',
  EEXIST: 'a file is in the way.',
  EACCES: 'reading or writing it is not allowed.',
  EPERM: 'reading or writing it is not allowed.',
  EROFS: 'the disk is read-only.',
  ENOSPC: 'the disk is full.',
};
