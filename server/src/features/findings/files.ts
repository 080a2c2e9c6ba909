import type { ProjectProblem } from '../../core/project/model';
import type { Sidecar } from '../../core/sidecar/model';
import type { Messages } from '../messages';
import { type Finding, rule } from './finding';
import { sidecarUnreadable } from './sidecarUnreadable';

// Findings for files other than articles; offsets are those of their source.

export const sidecarEntry = rule({ code: 'sidecar-entry' });
export const projectFile = rule({ code: 'project-file' });
/** An article cannot be read; the command line says so. */
export const notText = rule({ code: 'not-text' });

export function sidecarFindings(sidecar: Sidecar, messages: Messages): Finding[] {
  return sidecar.problems.map(({ code, detail, source, fatal }) => ({
    span: source,
    code: fatal ? sidecarUnreadable.code : sidecarEntry.code,
    severity: 'error',
    message: messages.sidecarProblem[code](detail),
  }));
}

export function projectFindings(problems: readonly ProjectProblem[], messages: Messages): Finding[] {
  return problems.map(({ detail, source }) => ({
    span: source,
    code: projectFile.code,
    severity: 'warning',
    message: messages.projectProblem(detail),
  }));
}
