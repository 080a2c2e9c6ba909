import { isOwn } from '../core/annotation/combine';
import { type Annotation, isDate, isLive, type LineAnnotation } from '../core/annotation/model';
import { type TimexFault, timexFault } from '../core/annotation/timex';
import type { ProjectProblem } from '../core/project/model';
import type { Sidecar } from '../core/sidecar/model';
import { LineMap } from '../core/text/lines';
import type { Span } from '../core/text/span';
import type { FeatureContext } from './context';
import type { Messages } from './messages';
import { conflictsIn, percent, quote } from './words';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

export const FINDING_CODES = [
  'untagged-name',
  'untagged-date',
  'boilerplate',
  'label-conflict',
  'stale-annotation',
  'overlapping-annotations',
  'unknown-label',
  'bad-value',
  'sidecar-unreadable',
  'sidecar-entry',
  'orphan-sidecar',
  'project-file',
  'not-text',
  'too-many-findings',
] as const;

export type FindingCode = (typeof FINDING_CODES)[number];

/** Something to say about a place of a file; documented under its code in `docs/DIAGNOSTICS.md`. */
export interface Finding {
  readonly span: Span;
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly message: string;
  /** The text is not part of the article and may be shown faded. */
  readonly unnecessary?: boolean;
}

/**
 * The findings for an article, by position. Of more than `most` only so many suggestions are among them as
 * there is room for, the first ones, and one more finding says how many are left out: what is wrong with
 * decisions always is shown.
 */
export function articleFindings(context: FeatureContext, most = Number.POSITIVE_INFINITY): Finding[] {
  const { spans, lines, overlapping } = context.article.annotations;
  const findings = [
    ...sidecarState(context),
    ...orphan(context),
    ...decisionFindings(context),
    ...overlapping.map((annotation) => overlap(context, annotation)),
    ...conflicts(context),
    ...stale(context),
  ];
  const shown = spans.filter((annotation) => isShown(annotation, context.showThreshold));
  const plates = lines.filter(({ kind, status }) => kind === 'boilerplate' && status === 'suggested');
  const room = Math.max(0, most - findings.length);
  const open = [...shown.slice(0, room + 1), ...plates.slice(0, room + 1)].sort(byPosition);
  for (const one of open.slice(0, room)) {
    findings.push('label' in one ? untagged(context, one) : boilerplate(context, one));
  }
  const hidden = shown.length + plates.length - room;
  if (hidden > 0) {
    const { start, end } = open[room]!;
    findings.push({
      span: { start, end },
      code: 'too-many-findings',
      severity: 'information',
      message: context.messages.tooMany(hidden),
    });
  }
  return findings.sort((a, b) => byPosition(a.span, b.span));
}

const byPosition = (a: Span, b: Span) => a.start - b.start || a.end - b.end;

/** Findings for the sidecar file itself; offsets are those of its source. */
export function sidecarFindings(sidecar: Sidecar, messages: Messages): Finding[] {
  return sidecar.problems.map(({ code, detail, source, fatal }) => ({
    span: source,
    code: fatal ? 'sidecar-unreadable' : 'sidecar-entry',
    severity: 'error',
    message: messages.sidecarProblem[code](detail),
  }));
}

/** Findings for a project file; offsets are those of its source. */
export function projectFindings(problems: readonly ProjectProblem[], messages: Messages): Finding[] {
  return problems.map(({ detail, source }) => ({
    span: source,
    code: 'project-file',
    severity: 'warning',
    message: messages.projectProblem(detail),
  }));
}

/** Whether a suggestion is sure enough to be shown. */
export function isShown(annotation: Annotation, showThreshold: number): boolean {
  return annotation.status === 'suggested' && (annotation.confidence ?? 1) >= showThreshold;
}

function untagged({ article, messages }: FeatureContext, annotation: Annotation): Finding {
  const text = quote(article.text, annotation);
  const { start, end, label, type, value, confidence } = annotation;
  const line = article.annotations.lines[article.lines.lineAt(start)];
  const date = isDate(annotation);
  return {
    span: { start, end },
    code: date ? 'untagged-date' : 'untagged-name',
    severity: line?.kind === 'boilerplate' ? 'hint' : 'information',
    message: date
      ? messages.untaggedDate(text, type ?? 'DATE', value ?? '')
      : messages.untaggedName(text, label, percent(confidence ?? 1)),
  };
}

/** What is wrong with accepted annotations, each by itself. */
function decisionFindings({ article, messages, project }: FeatureContext): Finding[] {
  const labels = new Set(project.labels.map(({ name }) => name));
  // The same values come again and again.
  const faults = new Map<string, TimexFault | undefined>();
  const faultOf = (value: string) => {
    if (!faults.has(value)) faults.set(value, timexFault(value));
    return faults.get(value);
  };
  const findings: Finding[] = [];
  for (const annotation of article.annotations.spans) {
    if (annotation.status !== 'accepted') continue;
    const { start, end, label, value = '' } = annotation;
    const warn = (code: FindingCode, message: string) =>
      findings.push({ span: { start, end }, code, severity: 'warning', message });
    if (!isDate(annotation)) {
      if (!labels.has(label)) warn('unknown-label', messages.unknownLabel(label));
      continue;
    }
    const fault = faultOf(value);
    if (fault !== undefined) warn('bad-value', messages.badValue[fault](value));
  }
  return findings;
}

function overlap({ article, messages }: FeatureContext, { start, end }: Annotation): Finding {
  const message = messages.overlapping(quote(article.text, { start, end }));
  return { span: { start, end }, code: 'overlapping-annotations', severity: 'warning', message };
}

function boilerplate({ messages }: FeatureContext, { start, end, mark }: LineAnnotation): Finding {
  const rule = mark?.evidence[0]?.rule;
  const why = rule === undefined ? '' : (messages.evidence[rule] ?? rule);
  return {
    span: { start, end },
    code: 'boilerplate',
    severity: 'hint',
    message: messages.boilerplate(why),
    unnecessary: true,
  };
}

/** The same name accepted under two labels. */
function conflicts({ article, messages }: FeatureContext): Finding[] {
  return conflictsIn(article).flatMap((mentions) => {
    const labels = [...new Set(mentions.map(({ label }) => label))].sort();
    return mentions.map(({ start, end }) => ({
      span: { start, end },
      code: 'label-conflict' as const,
      severity: 'warning' as const,
      message: messages.labelConflict(article.text.slice(start, end), labels.join(', ')),
    }));
  });
}

function stale({ article, messages }: FeatureContext): Finding[] {
  return article.annotations.stale
    .filter(({ item }) => isLive(item.record) && !isOwn(item.record))
    .map(({ item, anchor }) => ({
      span: anchor.span,
      code: 'stale-annotation',
      severity: 'warning',
      message:
        item.section === 'lines'
          ? messages.staleLine(item.record.text)
          : anchor.state === 'changed'
            ? messages.staleChanged(item.record.text, quote(article.text, anchor.span))
            : messages.staleLost(item.record.text),
    }));
}

/** The annotations of this article are there, under the name that it had. */
function orphan({ article, messages, sidecarName, orphanName }: FeatureContext): Finding[] {
  if (orphanName === undefined) return [];
  const message = messages.orphanFits(orphanName, sidecarName);
  return [{ span: article.lines.span(0), code: 'orphan-sidecar', severity: 'warning', message }];
}

/** On the article itself: why nothing is saved. */
function sidecarState({ article, messages, sidecarName }: FeatureContext): Finding[] {
  const { sidecar } = article.annotations;
  const problem = sidecar?.problems.find(({ fatal }) => fatal);
  if (!sidecar || !problem) return [];
  const line = new LineMap(sidecar.source).lineAt(problem.source.start) + 1;
  const what = messages.sidecarProblem[problem.code](problem.detail);
  return [
    {
      span: article.lines.span(0),
      code: 'sidecar-unreadable',
      severity: 'error',
      message: messages.sidecarUnreadable(sidecarName, line, what),
    },
  ];
}
