import { lexiconOf, packOf } from '../../core/recognition/language';

/** The line words of the language of the corpus. */
export const LEXICON = lexiconOf(packOf('vi'));
