import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import type { Project } from '../../core/project/model';
import type { Recognition } from '../../core/recognition/types';
import { textHash } from '../../core/text/hash';
import type { Recognize } from '../load';

/** UTF-16 code units of an article from which on its recognition is kept as it is: packing it would take too long. */
const PACKED = 50_000;

/**
 * Recognition for work that goes through a corpus twice: what the first time has found is kept, packed to about the
 * size of the text, until it is asked for again.
 */
export function rememberOnce(recognize: Recognize): Recognize {
  const known = new Map<Project | undefined, Map<string, Uint8Array | Recognition>>();
  return async (text, options, slices) => {
    const { project, fileName, lang, published } = options;
    const key = [textHash(text), lang, published?.value, fileName].join(' ');
    const kept = known.get(project) ?? new Map<string, Uint8Array | Recognition>();
    known.set(project, kept);
    const before = kept.get(key);
    if (before) {
      kept.delete(key);
      return before instanceof Uint8Array ? unpack(before) : before;
    }
    const recognition = await recognize(text, options, slices);
    if (recognition) kept.set(key, text.length < PACKED ? pack(recognition) : recognition);
    return recognition;
  };
}

const pack = (recognition: Recognition) => deflateSync(strToU8(JSON.stringify(recognition)), { level: 1 });
const unpack = (packed: Uint8Array) => JSON.parse(strFromU8(inflateSync(packed))) as Recognition;
