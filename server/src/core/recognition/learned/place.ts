/** Where the model of a corpus lies, relative to the folder whose articles it is for. */
export const LEARNED_FOLDER = '.dateline';
export const LEARNED_FILE = 'model.bin';
export const MODEL_PATH = `${LEARNED_FOLDER}/${LEARNED_FILE}`;

/** Models above are not read. */
export const LARGEST_MODEL = 32 * 2 ** 20;
