import type { Messages } from '../features/messages';
import type { Left } from './find';
import type { LoadFault } from './load';
import type { ArticleState } from './openArticles';
import { nameOf } from './uris';

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

/** Why a file was left out, in words that name it as `path` does. */
export function leftText(messages: Messages, path: string, { why, fault }: Left): string {
  return fault ? faultText(messages, path, fault) : `${path}: ${messages.whyLeft[why]}`;
}

/** Why nothing can be decided on an article that is open, in words for people; undefined where all is well. */
export function whyReadOnly(
  {
    uri,
    sidecarUri,
    fileFault,
    sidecarFault,
    article,
  }: Pick<ArticleState, 'uri' | 'sidecarUri' | 'fileFault' | 'sidecarFault' | 'article'>,
  messages: Messages,
): string | undefined {
  if (uri.startsWith('untitled:')) return messages.saveFirst;
  // Nobody else could read what is decided on: neither check nor export would find it again.
  if (fileFault) return faultText(messages, nameOf(uri), fileFault);
  const unreadable = sidecarFault !== undefined || article.annotations.sidecar?.writable === false;
  return unreadable ? messages.readOnly(nameOf(sidecarUri)) : undefined;
}
