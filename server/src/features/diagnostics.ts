import { type Annotation, isDate, isLive } from '../core/annotation/model';
import { isTimexValue } from '../core/annotation/timex';
import type { ProjectProblem } from '../core/project/model';
import type { Sidecar } from '../core/sidecar/model';
import { LineMap } from '../core/text/lines';
import type { Span } from '../core/text/span';
import type { FeatureContext } from './context';
import type { Messages } from './messages';
import { nameForms, percent, quote } from './words';

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
  /** For stale annotations: the offset of the entry in the sidecar's source. */
  readonly entry?: number;
}

/** All findings for an article, by position. */
export function articleFindings(context: FeatureContext): Finding[] {
  const { spans, overlapping } = context.article.annotations;
  const findings = [
    ...sidecarState(context),
    ...spans.flatMap((annotation) => spanFindings(context, annotation)),
    ...overlapping.map((annotation) => overlap(context, annotation)),
    ...boilerplate(context),
    ...conflicts(context),
    ...stale(context),
  ];
  return findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

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

function spanFindings(context: FeatureContext, annotation: Annotation): Finding[] {
  const { article, messages, project } = context;
  const text = quote(article.text, annotation);
  const { start, end, label, type, value } = annotation;
  const span = { start, end };
  if (isShown(annotation, context.showThreshold)) {
    const line = article.annotations.lines[article.lines.lineAt(start)];
    const severity = line?.kind === 'boilerplate' ? 'hint' : 'information';
    const message = isDate(annotation)
      ? messages.untaggedDate(text, type ?? 'DATE', value ?? '')
      : messages.untaggedName(text, label, percent(annotation.confidence ?? 1));
    return [{ span, code: isDate(annotation) ? 'untagged-date' : 'untagged-name', severity, message }];
  }
  if (annotation.status !== 'accepted') return [];
  const findings: Finding[] = [];
  if (isDate(annotation)) {
    if (value === undefined || !isTimexValue(value)) {
      findings.push({
        span,
        code: 'bad-value',
        severity: 'warning',
        message: messages.badValue(value ?? ''),
      });
    }
  } else if (!project.labels.some(({ name }) => name === label)) {
    findings.push({
      span,
      code: 'unknown-label',
      severity: 'warning',
      message: messages.unknownLabel(label),
    });
  }
  return findings;
}

function overlap({ article, messages }: FeatureContext, { start, end }: Annotation): Finding {
  const message = messages.overlapping(quote(article.text, { start, end }));
  return { span: { start, end }, code: 'overlapping-annotations', severity: 'warning', message };
}

function boilerplate({ article, messages }: FeatureContext): Finding[] {
  return article.annotations.lines
    .filter(({ kind, status }) => kind === 'boilerplate' && status === 'suggested')
    .map(({ start, end, mark }) => {
      const rule = mark?.evidence[0]?.rule;
      const why = rule === undefined ? '' : (messages.evidence[rule] ?? rule);
      return {
        span: { start, end },
        code: 'boilerplate',
        severity: 'hint',
        message: messages.boilerplate(why),
        unnecessary: true,
      };
    });
}

/** The same name accepted under two labels. */
function conflicts({ article, messages }: FeatureContext): Finding[] {
  const accepted = article.annotations.spans.filter((span) => span.status === 'accepted' && !isDate(span));
  return [...nameForms(article.text, accepted)].flatMap(([, mentions]) => {
    const labels = [...new Set(mentions.map(({ label }) => label))].sort();
    if (labels.length < 2) return [];
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
    .filter(({ item }) => item.section === 'spans' && isLive(item.record))
    .map(({ item, anchor }) => ({
      span: anchor.span,
      code: 'stale-annotation',
      severity: 'warning',
      message:
        anchor.state === 'changed'
          ? messages.staleChanged(item.record.text, quote(article.text, anchor.span))
          : messages.staleLost(item.record.text),
      entry: item.source.start,
    }));
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
