import { evidenceOf, evidenceOnce } from '../../core/annotation/adapt/evidence';
import type { Evidence } from '../../core/annotation/adapt/facts';
import { type Article, articleOf, quotedBy } from '../../core/annotation/article';
import { isLive } from '../../core/annotation/model';
import type { Project } from '../../core/project/model';
import type { TimexType } from '../../core/recognition/types';
import type { AnyItem, Sidecar } from '../../core/sidecar/model';
import { textHashes } from '../../core/sidecar/quoted';
import { type ReadMemo, readSidecar } from '../../core/sidecar/read';
import { type ReviewState, reviewState } from '../../core/sidecar/state';
import { parseDay } from '../../core/text/civil';
import type { Position } from '../../core/text/lines';
import type { FeatureContext } from '../../features/context';
import { articleFindings, type Severity } from '../../features/findings';
import type { Messages } from '../../features/messages';
import { bareRecognition } from '../load';
import { NO_FACTS, type PackedFacts, packFacts } from './facts';

/** A name or a date in an article: what somebody has accepted, or a program has suggested in the sidecar. */
export interface Mention {
  readonly label: string;
  readonly text: string;
  /** The full name; of a date its value. */
  readonly name: string;
  readonly type?: TimexType;
  readonly accepted: boolean;
  readonly start: Position;
  readonly end: Position;
}

/** A finding about what stands in the sidecar. */
export interface Problem {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly start: Position;
  readonly end: Position;
}

/** What people have decided on one day, of names, dates and lines; '' where the sidecar does not say when. */
export interface Day {
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
  /** Accepted as it was suggested, or added. */
  readonly kept: number;
  /** Accepted with another label, value or extent than was suggested. */
  readonly changed: number;
  readonly rejected: number;
}

/** What the index knows of one article: plain data, made of its text and its sidecar alone. */
export interface IndexEntry {
  readonly state: ReviewState;
  readonly accepted: number;
  readonly rejected: number;
  readonly suggested: number;
  readonly published?: string;
  /** The day on which somebody has called it finished, as `Day.day`; only of articles that are. */
  readonly finished?: string;
  readonly days: readonly Day[];
  readonly mentions: readonly Mention[];
  readonly problems: readonly Problem[];
  /** Hashes of its lines, each once, without blank ones. */
  readonly lines: Int32Array;
  /** What its decisions say that holds for other articles. */
  readonly facts: PackedFacts;
}

/** So many problems of one article are kept. */
const MOST_PROBLEMS = 50;

/**
 * @param source of the sidecar; undefined where there is none
 */
export function entryOf(
  text: string,
  source: string | undefined,
  {
    project,
    messages,
    sidecarName,
    memo,
  }: {
    readonly project: Project;
    readonly messages: Messages;
    readonly sidecarName: string;
    readonly memo?: ReadMemo;
  },
): IndexEntry {
  const lines = lineHashes(text);
  if (source === undefined)
    return {
      state: 'untouched',
      accepted: 0,
      rejected: 0,
      suggested: 0,
      days: [],
      mentions: [],
      problems: [],
      lines,
      facts: NO_FACTS,
    };
  const sidecar = readSidecar(source, memo);
  const { published } = sidecar.header;
  const article = articleOf(text, bareRecognition(text, project.language), sidecar);
  const { spans } = article.annotations;
  const mentions = spans.filter(isLive).map((span): Mention => {
    const quoted = text.slice(span.start, span.end);
    return {
      label: span.label,
      text: quoted,
      name: span.value ?? span.canonical ?? quoted,
      ...(span.type ? { type: span.type } : {}),
      accepted: span.status === 'accepted',
      start: article.lines.positionAt(span.start),
      end: article.lines.positionAt(span.end),
    };
  });
  const items = [...sidecar.spans, ...sidecar.lines];
  const count = (status: string) => items.filter(({ record }) => record.status === status).length;
  const problems = articleFindings(decidedContext(article, project, messages, sidecarName), MOST_PROBLEMS)
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .slice(0, MOST_PROBLEMS)
    .map(
      ({ span, code, severity, message }): Problem => ({
        code,
        severity,
        message,
        start: article.lines.positionAt(span.start),
        end: article.lines.positionAt(span.end),
      }),
    );
  const state = reviewState(sidecar, (sha256) => textHashes(text).has(sha256));
  return {
    state,
    accepted: count('accepted'),
    rejected: count('rejected'),
    suggested: count('suggested'),
    ...(published === undefined ? {} : { published }),
    ...(state === 'finished' ? { finished: dayOf(sidecar.header.finished?.at) } : {}),
    days: daysOf(items),
    mentions,
    problems,
    lines,
    facts: factsOf(memo ? evidenceOf(sidecar) : evidenceOnce(sidecar), sidecar, article),
  };
}

function factsOf(evidence: Evidence, sidecar: Sidecar, article: Article): PackedFacts {
  const { lines } = article;
  const quoted = quotedBy(sidecar.header.version, article);
  return packFacts(
    Array.from(evidence, ([fact, { count, at }]) => ({
      fact,
      count,
      line: lines.lineAt(quoted.toArticle(quoted.codePoints.toUtf16(at))),
    })),
  );
}

function daysOf(items: readonly AnyItem[]): readonly Day[] {
  const days = new Map<string, { kept: number; changed: number; rejected: number }>();
  for (const { record } of items) {
    if (record.status === 'suggested') continue;
    const day = dayOf(record.at);
    let counts = days.get(day);
    if (!counts) {
      counts = { kept: 0, changed: 0, rejected: 0 };
      days.set(day, counts);
    }
    const isChanged = 'was' in record && record.was !== undefined;
    counts[record.status === 'rejected' ? 'rejected' : isChanged ? 'changed' : 'kept']++;
  }
  return [...days].map(([day, counts]) => ({ day, ...counts }));
}

/** The day of a time in ISO 8601; '' of anything else. */
function dayOf(at = ''): string {
  const day = at.slice(0, 10);
  return parseDay(day) === undefined ? '' : day;
}

function decidedContext(
  article: FeatureContext['article'],
  project: Project,
  messages: Messages,
  sidecarName: string,
): FeatureContext {
  return {
    article,
    project,
    messages,
    // Above every confidence: what programs have suggested is no problem here.
    showThreshold: 2,
    acceptThreshold: 2,
    problems: 'byName',
    sidecarName,
    link: () => '',
  };
}

/** The hash of a line as the index counts it: 30 bits of its text without the blanks around it; 0 for a blank line. */
export function lineHash(line: string): number {
  const text = line.trim();
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return text === '' ? 0 : (hash ^ (hash >>> 15)) & 0x3fffffff || 1;
}

function lineHashes(text: string): Int32Array {
  const hashes = new Set(text.split(/\r\n?|\n/).map(lineHash));
  hashes.delete(0);
  return Int32Array.from(hashes);
}
