import type { Messages } from '../features/messages';
import type { LoadFault } from './load';

/** What is wrong with a file, in words that name it as `path` does. */
export function faultText(messages: Messages, path: string, fault: LoadFault['fault']): string {
  switch (fault.reason) {
    case 'not-utf8':
      return messages.notUtf8(path, fault.offset);
    case 'utf-16':
      return messages.utf16(path);
    case 'nul':
      return messages.nulBytes(path);
    case 'too-large':
      return messages.tooLarge(path, Math.ceil(fault.bytes / 2 ** 20));
    case 'too-many-lines':
      return messages.tooManyLines(path, fault.lines);
    case 'long-line':
      return messages.longLine(path, Math.ceil(fault.bytes / 2 ** 20));
    case 'missing':
      return messages.missing(path);
    case 'sidecar':
      return `${path}: ${messages.sidecarProblem[fault.code](fault.detail)}`;
    case 'failed':
      return `${path}: ${fault.message}`;
  }
}
