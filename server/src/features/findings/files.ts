import type { ProjectProblem } from '../../core/project/model';
import type { Sidecar } from '../../core/sidecar/model';
import type { Span } from '../../core/text/span';
import type { Messages } from '../messages';
import { type Finding, type Offer, rule } from './finding';
import { fixesAtMark, isMark, leftToSettle, mergeConflict } from './mergeConflict';
import { sidecarUnreadable } from './sidecarUnreadable';

// Findings for files other than articles; offsets are those of their source.

export const sidecarEntry = rule({ code: 'sidecar-entry' });
export const projectFile = rule({ code: 'project-file' });
/** An article cannot be read; the command line says so. */
export const notText = rule({ code: 'not-text' });

export function sidecarFindings(sidecar: Sidecar, messages: Messages): Finding[] {
  return sidecar.problems.map((problem) => {
    const { code, detail, source, fatal } = problem;
    if (isMark(problem)) {
      const message = messages.mergeConflict(leftToSettle(sidecar));
      return { span: source, code: mergeConflict.code, severity: 'error', message };
    }
    return {
      span: source,
      code: fatal ? sidecarUnreadable.code : sidecarEntry.code,
      severity: 'error',
      message: messages.sidecarProblem[code](detail),
    };
  });
}

/** What can be done at a place of a sidecar. */
export function sidecarOffers(sidecar: Sidecar, messages: Messages, range: Span): Offer[] {
  return fixesAtMark(sidecar, messages, range).map((fix) => ({
    ...fix,
    kind: 'quickfix',
    fixes: mergeConflict.code,
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
