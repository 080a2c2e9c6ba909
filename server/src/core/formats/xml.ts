import { SaxesParser } from 'saxes';
import type { Doc, InputFile, Lose } from './model';
import { FormatError } from './model';
import { bannedAt } from './xmlText';

export interface XmlElement {
  /** Without prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** In the file, from 1. */
  readonly line: number;
}

/** What is done with the parts of a file while it is read. */
export interface XmlVisitor {
  open(element: XmlElement): void;
  close(name: string): void;
  text(text: string): void;
}

/** Elements in elements; no document that people have written comes near. */
const DEPTH = 100_000;

/**
 * Reads XML and tells a visitor what is in it. Document types are not interpreted, so that no entity can
 * grow or reach for another file.
 *
 * @throws FormatError with the line where the file is not well-formed
 */
export function readXml(file: InputFile, visitor: XmlVisitor): void {
  const parser = new SaxesParser({ position: true });
  parser.on('error', (error) => {
    throw new FormatError(
      file.name,
      parser.line,
      `not well-formed XML: ${error.message.replace(/^.*?\d+:\d+: /, '')}`,
    );
  });
  let depth = 0;
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > DEPTH) throw new FormatError(file.name, parser.line, 'nested too deeply');
    // Without namespaces attributes are plain strings.
    visitor.open({ name: local(name), attributes: attributes as Record<string, string>, line: parser.line });
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    visitor.close(local(name));
  });
  parser.on('text', (text) => visitor.text(text));
  parser.on('cdata', (text) => visitor.text(text));
  parser.write(file.text).close();
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Reports the characters of a document that XML cannot hold; `escapeText` replaces them one for one. */
export function reportBanned(doc: Doc, lose: Lose): void {
  for (const at of bannedAt(doc.text)) lose('character', { start: at, end: at + 1 }, { written: '\ufffd' });
}
