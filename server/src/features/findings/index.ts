import type { Span } from '../../core/text/span';
import type { FeatureContext } from '../context';
import { badValue } from './badValue';
import { boilerplate } from './boilerplate';
import { notText, projectFile, sidecarEntry } from './files';
import type { Finding, Offer, Place, Rule } from './finding';
import { rule } from './finding';
import { labelConflict } from './labelConflict';
import { legacyEncoding } from './legacyEncoding';
import { lineConflict } from './lineConflict';
import { lineKind } from './lineKind';
import { mergeConflict } from './mergeConflict';
import { orphanSidecar } from './orphanSidecar';
import { overlappingAnnotations } from './overlappingAnnotations';
import { sidecarUnreadable } from './sidecarUnreadable';
import { staleAnnotation } from './staleAnnotation';
import { unknownLabel } from './unknownLabel';
import { untaggedDate } from './untaggedDate';
import { untaggedName } from './untaggedName';

export { projectFindings, sidecarFindings, sidecarOffers } from './files';
export type { Finding, Offer, Severity } from './finding';

const tooManyFindings = rule({ code: 'too-many-findings' });

/** All kinds of findings, in the order in which their fixes are offered. */
export const FINDINGS: readonly Rule[] = [
  orphanSidecar,
  untaggedName,
  untaggedDate,
  badValue,
  unknownLabel,
  labelConflict,
  overlappingAnnotations,
  staleAnnotation,
  lineConflict,
  boilerplate,
  lineKind,
  mergeConflict,
  sidecarUnreadable,
  sidecarEntry,
  projectFile,
  legacyEncoding,
  notText,
  tooManyFindings,
];

/**
 * The findings for an article, by position. Of more than `most` only so many suggestions are among them as
 * there is room for, the first ones, and one more finding says how many are left out: what is wrong with
 * decisions always is shown.
 */
export function articleFindings(context: FeatureContext, most = Number.POSITIVE_INFINITY): Finding[] {
  const found = FINDINGS.map((one) => ({ one, subjects: one.subjects?.(context) ?? [] }));
  const pending = (open: boolean, limit?: number): Pending[] =>
    found
      .filter(({ one }) => (one.isOpen === true) === open)
      .flatMap(({ one, subjects }) => subjects.slice(0, limit).map((subject) => ({ one, subject })));
  const settled = pending(false);
  const room = Math.max(0, most - settled.length);
  const first = pending(true, room + 1).sort((a, b) => byPosition(a.subject, b.subject));
  const findings = [...settled, ...first.slice(0, room)].map(({ one, subject }) => ({
    span: { start: subject.start, end: subject.end },
    code: one.code,
    ...one.finding!(context, subject),
  }));
  const total = found.reduce((sum, { subjects }) => sum + subjects.length, 0);
  const hidden = total - settled.length - room;
  if (hidden > 0) {
    const { start, end } = first[room]!.subject;
    findings.push({
      span: { start, end },
      code: tooManyFindings.code,
      severity: 'information',
      message: context.messages.tooMany(hidden),
    });
  }
  return findings.sort((a, b) => byPosition(a.span, b.span));
}

/** Whether there is a finding of a kind for exactly this annotation. */
export function isFoundAt(context: FeatureContext, code: string, { start, end }: Span): boolean {
  const subjects = FINDINGS.find((one) => one.code === code)?.subjects?.(context) ?? [];
  return subjects.some((subject) => subject.start === start && subject.end === end);
}

/** What settles the findings at a place. */
export function fixesAt(context: FeatureContext, place: Place): Offer[] {
  return FINDINGS.flatMap(({ code, fixes }) =>
    (fixes?.(context, place) ?? []).map((fix): Offer => ({ ...fix, kind: 'quickfix', fixes: code })),
  );
}

interface Pending {
  readonly one: Rule;
  readonly subject: Span;
}

const byPosition = (a: Span, b: Span) => a.start - b.start || a.end - b.end;
