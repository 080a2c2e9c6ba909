import { createRecognizer, type Recognizer } from '../core/recognition/recognizer';

/** Reads the recognizer's data from beside the program. */
export async function loadRecognizer(): Promise<Recognizer> {
  return createRecognizer();
}
