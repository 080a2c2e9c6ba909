/** Bytes of an answer; one in megabytes is no list of names. */
export const LARGEST_ANSWER = 8 * 1024 * 1024;
