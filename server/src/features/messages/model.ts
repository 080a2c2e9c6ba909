import type { TimexFault } from '../../core/annotation/timex';
import type { PublicationDate, TimexType } from '../../core/recognition/types';
import type { ProblemCode } from '../../core/sidecar/model';
import type { ExchangeMessages } from './exchange';

/** Every text that people read, in one language. */
export interface Messages {
  readonly weekdays: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly types: Readonly<Record<TimexType, string>>;
  readonly kinds: Readonly<Record<string, string>>;
  readonly statuses: Readonly<Record<'suggested' | 'accepted' | 'rejected', string>>;
  readonly sources: Readonly<Record<PublicationDate['source'], string>>;
  /** By the rule code of the evidence. */
  readonly evidence: Readonly<Record<string, string>>;
  /** What a date expression is, by the code of its grammar rule without the language in front. */
  readonly dateForms: Readonly<Record<string, string>>;

  readonly untaggedName: (text: string, label: string, confidence: string) => string;
  readonly untaggedDate: (text: string, type: string, value: string) => string;
  readonly boilerplate: (why: string) => string;
  readonly labelConflict: (text: string, labels: string) => string;
  readonly staleChanged: (was: string, is: string) => string;
  readonly staleLost: (was: string) => string;
  readonly staleLine: (was: string) => string;
  readonly overlapping: (text: string) => string;
  readonly unknownLabel: (label: string) => string;
  readonly badValue: Readonly<Record<TimexFault, (value: string) => string>>;
  readonly sidecarUnreadable: (file: string, line: number, what: string) => string;
  readonly sidecarProblem: Readonly<Record<ProblemCode, (detail: string) => string>>;
  readonly projectProblem: (detail: string) => string;
  readonly tooMany: (hidden: number) => string;
  readonly mergeArguments: string;
  readonly mergeConflicts: (file: string, what: string) => string;
  readonly nothingToSettle: (file: string) => string;
  readonly changedMeanwhile: string;
  readonly noRepository: (folder: string, why: string) => string;
  readonly mergeInstalled: (file: string) => string;
  readonly notUtf8: (file: string, offset: number) => string;
  readonly tooLarge: (file: string, megabytes: number) => string;
  readonly nulBytes: (file: string) => string;
  readonly missing: (file: string) => string;
  readonly orphan: (file: string, article: string) => string;
  readonly orphanFits: (file: string, sidecar: string) => string;

  readonly accept: (text: string, label: string) => string;
  readonly acceptDate: (text: string, value: string) => string;
  readonly tagAs: (text: string, label: string) => string;
  readonly tagAll: (text: string, label: string, count: number) => string;
  readonly notAName: (text: string) => string;
  readonly notADate: (text: string) => string;
  readonly removeTag: (text: string, label: string) => string;
  readonly markBoilerplate: string;
  readonly unmarkBoilerplate: string;
  readonly markAllBoilerplate: (count: number) => string;
  readonly useNewText: (text: string) => string;
  readonly adopt: (file: string) => string;
  readonly forget: (text: string) => string;
  readonly forgetLine: (text: string) => string;
  readonly distinguish: (text: string, label: string) => string;
  readonly publish: (day: string) => string;
  readonly fixAll: (count: number, threshold: string) => string;

  readonly canonical: string;
  readonly known: string;
  readonly partOf: string;
  readonly mentions: (count: number) => string;
  readonly why: string;
  readonly confidence: string;
  readonly value: string;
  readonly zone: string;
  readonly decidedBy: (by: string, at: string) => string;
  readonly andMore: (count: number) => string;
  readonly resolved: {
    readonly explicit: string;
    readonly published: (value: string, source: string) => string;
    readonly mentioned: (value: string) => string;
    readonly adjacent: (value: string) => string;
    readonly calendar: string;
    readonly unresolved: string;
  };

  readonly readOnly: (file: string) => string;
  readonly outdated: string;
  readonly nothingToUndo: string;
  readonly nothingToDo: string;
  readonly noArticle: string;
  readonly alreadyThere: (file: string, old: string) => string;
  readonly writeFailed: (file: string, why: string) => string;
  /** Text files that are no articles, or that cannot be read. */
  readonly leftOut: (count: number) => string;
  readonly verboseNames: string;
  readonly whyLeft: Readonly<Record<'own' | 'project' | 'looks' | 'unsure' | 'link' | 'unreadable', string>>;
  /** Of export and import. */
  readonly exchange: ExchangeMessages;
}
