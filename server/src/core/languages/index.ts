import type { LanguagePack } from '../recognition/pack';
import { en } from './en';
import { id } from './id';
import { vi } from './vi';

/** The languages that the recognizer knows. A new one is a folder here, a line in this list and one in `news.ts`. */
export const LANGUAGES: readonly LanguagePack[] = [vi, en, id];
