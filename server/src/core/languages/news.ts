import type { NewsLooks } from '../project/looks';
import { NEWS as EN } from './en/news';
import { NEWS as ID } from './id/news';
import { NEWS as VI } from './vi/news';

/**
 * How articles of each language look, in the order of the registry. Apart from it, because the client asks for
 * nothing else of a language and must load fast.
 */
export const NEWS: readonly NewsLooks[] = [VI, EN, ID];
