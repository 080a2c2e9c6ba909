import type { Span } from '../../core/text/span';
import type { YamlFile } from './file';

/** A part of a file that leads to another one, or to a page. */
export interface FileLink {
  readonly span: Span;
  readonly target: string;
}

/** More are not offered. */
const MOST = 10_000;
/** The text of an entry, which stands before anything that could hold the same words. */
const QUOTED = /\btext:[ ]*("(?:[^"\\]|\\.){1,1000}"|'[^']{1,1000}'|[^\s"',}][^,}\r\n]{0,1000})/;
const ADDRESS = /\bhttps?:\/\/[^\s"'<>{}[\]\\]{1,2000}/g;
/** What ends a sentence and no address. */
const BEHIND = /[.,;:!?)]+$/;

/** From each entry of a sidecar to its place in the article, and from addresses to their pages. */
export function fileLinks(file: YamlFile): FileLink[] {
  const source = file.kind === 'sidecar' ? file.sidecar.source : file.source;
  const entries = file.kind === 'sidecar' ? entryLinks(file) : [];
  const addresses = [...source.matchAll(ADDRESS)].map(({ 0: found, index }): FileLink => {
    const target = found.replace(BEHIND, '');
    return { span: { start: index, end: index + target.length }, target };
  });
  return [...entries, ...addresses].slice(0, MOST);
}

function entryLinks({ sidecar, annotated }: Extract<YamlFile, { kind: 'sidecar' }>): FileLink[] {
  if (!annotated) return [];
  return [...sidecar.spans, ...sidecar.lines].flatMap((item): FileLink[] => {
    const place = annotated.places.get(item);
    const { start, end } = item.source;
    const quoted = QUOTED.exec(sidecar.source.slice(start, end));
    if (!place || place.was || !quoted) return [];
    const from = start + quoted.index + quoted[0].length - quoted[1]!.length;
    return [{ span: { start: from, end: from + quoted[1]!.length }, target: annotated.link(place) }];
  });
}
