/** A part of a file between conflict marks; `base` is what both sides began with, where git writes it. */
export type Side = 'ours' | 'base' | 'theirs';

const MARK = /^(<{7,}|\|{7,}|={7,}|>{7,})(?: .*)?\r?$/;

/** What such a line begins with; few others do. */
export const MARKS: ReadonlySet<number> = new Set(Array.from('<|=>', (sign) => sign.charCodeAt(0)));

/** Follows the conflict marks that git leaves in a file, line by line. */
export class Marks {
  /** Of the line that was read last; undefined outside of conflicts. */
  side: Side | undefined;

  /** What a line begins when it is a mark; `end` is the last mark of a conflict. */
  read(line: string): Side | 'end' | undefined {
    const sign = MARK.exec(line)?.[1]?.[0];
    if (sign === '<' && this.side === undefined) this.side = 'ours';
    else if (sign === '|' && this.side === 'ours') this.side = 'base';
    else if (sign === '=' && (this.side === 'ours' || this.side === 'base')) this.side = 'theirs';
    else if (sign === '>' && this.side === 'theirs') {
      this.side = undefined;
      return 'end';
    } else return undefined;
    return this.side;
  }
}
