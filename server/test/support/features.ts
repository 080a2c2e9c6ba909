import { articleOf } from '../../src/core/annotation/article';
import { DEFAULT_PROJECT, type Project } from '../../src/core/project/model';
import type { Recognition } from '../../src/core/recognition/types';
import { readSidecar } from '../../src/core/sidecar/read';
import type { Span } from '../../src/core/text/span';
import type { FeatureContext } from '../../src/features/context';
import { messagesFor } from '../../src/features/messages';
import { marked } from './marked';

export interface Setting {
  readonly sidecar?: string;
  readonly project?: Partial<Project>;
  readonly locale?: string;
  readonly problems?: FeatureContext['problems'];
  /** An editor that follows links of cards; they name what they do. */
  readonly card?: true;
  /** What the recognizer says besides the marks. */
  readonly recognition?: (recognition: Recognition, text: string) => Partial<Recognition>;
}

const KEYS = { 'dateline.accept': 'Alt+Enter', 'dateline.tag2': 'Alt+2', 'dateline.editValue': 'F4' };
const shown = (part: unknown) => (typeof part === 'string' ? part : (part as Span).start);

/** A snapshot of an article written as marked text. Links name the offset that they lead to. */
export function contextOf(source: string, setting: Setting = {}): FeatureContext {
  const { text, recognition } = marked(source);
  const said = { ...recognition, ...setting.recognition?.(recognition, text) };
  const { sidecar } = setting;
  return {
    article: articleOf(text, said, sidecar === undefined ? undefined : readSidecar(sidecar)),
    project: { ...DEFAULT_PROJECT, ...setting.project },
    messages: messagesFor(setting.locale),
    showThreshold: 0.5,
    acceptThreshold: 0.9,
    problems: setting.problems ?? 'byMention',
    sidecarName: 'bai.ann.yaml',
    link: ({ start }) => `#${start}`,
    ...(setting.card
      ? { card: { link: (action) => `!${Object.values(action).map(shown).join(' ')}`, keys: KEYS } }
      : {}),
  };
}

/** The sidecar's source with these entries; each is the inside of its braces. */
export function sidecarOf(...entries: readonly string[]): string {
  return ['version: 1', 'spans:', ...entries.map((entry) => `- {${entry}}`), ''].join('\n');
}

/** An accepted entry for `text` at `start`. */
export function accepted(start: number, text: string, label: string, more = ''): string {
  const end = start + [...text].length;
  return `start: ${start}, end: ${end}, text: ${JSON.stringify(text)}, label: ${label}, status: accepted${more}`;
}
