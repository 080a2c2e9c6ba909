import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packOf } from '../../src/core/recognition/language';
import { createGazetteer } from '../../src/core/recognition/names/gazetteer';
import { findNames } from '../../src/core/recognition/names/label';
import { createNameModel } from '../../src/core/recognition/names/model';
import { reconcileNames } from '../../src/core/recognition/names/reconcile';
import type { NameResources } from '../../src/core/recognition/names/types';
import type { Resources } from '../../src/core/recognition/resources';
import type { EntitySuggestion } from '../../src/core/recognition/types';
import { buildKnowledge } from './knowledge';

const modelFile = path.resolve(__dirname, '../../../../server/data/vi/names.bin');

/** What Vietnamese says of names. */
export const WORDS = packOf('vi').names.words;

let loaded: Promise<NameResources> | undefined;

/** The lists as they are now and the shipped model. */
export function loadResources(): Promise<NameResources> {
  loaded ??= buildKnowledge().then((data) => ({
    gazetteer: createGazetteer(data, WORDS),
    model: createNameModel(readFileSync(modelFile)),
  }));
  return loaded;
}

/** They serve every language. */
export const serving = (resources: NameResources): Resources => ({
  load: async () => undefined,
  of: () => resources,
});

/** Recognizes an article whose paragraphs are its lines. */
export function recognizeNames(text: string, resources: NameResources): EntitySuggestion[] {
  let offset = 0;
  const paragraphs = text.split('\n').map((line) => {
    const paragraph = { offset, text: line, analysis: findNames(line, resources) };
    offset += line.length + 1;
    return paragraph;
  });
  return reconcileNames(paragraphs, resources);
}

const MARK = /\{[A-Z]+\|([^}]*)\}/g;

export function withoutMarks(marked: string): string {
  return marked.replace(MARK, '$1');
}

export function withMarks(text: string, names: readonly EntitySuggestion[]): string {
  let marked = '';
  let done = 0;
  for (const { start, end, label } of names) {
    marked += `${text.slice(done, start)}{${label}|${text.slice(start, end)}}`;
    done = end;
  }
  return marked + text.slice(done);
}
