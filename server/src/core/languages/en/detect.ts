/** What no other language claims is read as English. */
export const UNCLAIMED = 0.1;
