import type { LanguagePack } from '../recognition/pack';
import { en } from './en';
import { id } from './id';
import { vi } from './vi';

/** The languages that the recognizer knows. A new one is a folder here and a line in this list. */
export const LANGUAGES: readonly LanguagePack[] = [vi, en, id];
