/** The system's words without the call and path, which the message around them names. */
export function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const known: Record<string, string> = {
    EACCES: 'no permission',
    EPERM: 'no permission',
    EROFS: 'the folder is read-only',
    ENOSPC: 'the disk is full',
    EDQUOT: 'the disk quota is used up',
    EFBIG: 'the file would be too large',
    EISDIR: 'it is a folder',
    EEXIST: 'there is a file of this name',
    ENOENT: 'it is not there',
    ENAMETOOLONG: 'the name is too long',
    ELOOP: 'links lead in a circle',
    EMFILE: 'too many files are open',
    ENOTDIR: 'a folder of its path is a file',
  };
  return (code && known[code]) ?? message;
}
