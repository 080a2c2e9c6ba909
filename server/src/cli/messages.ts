import { messagesFor } from '../features/messages';
import { faultText } from '../workspace/faults';
import type { FileText } from '../workspace/files';
import { faultOf, type LoadFault } from '../workspace/load';

/** The messages of the command line, in the language of the user's locale. */
export const cliMessages = messagesFor(
  process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'],
);

export function describeFault(path: string, file: Exclude<FileText, { kind: 'text' }>): string {
  return describe(path, faultOf(path, file).fault);
}

export function describe(path: string, fault: LoadFault['fault']): string {
  return faultText(cliMessages, path, fault);
}
