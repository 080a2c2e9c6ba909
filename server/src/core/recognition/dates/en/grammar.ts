import type { Rule } from '../vi/grammar';

export const NUMBER_RULES: readonly Rule[] = [];
export const WORD_RULES: ReadonlyMap<string, readonly Rule[]> = new Map();
