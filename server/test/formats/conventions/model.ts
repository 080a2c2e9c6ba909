/** A file as another tool writes it, put together by hand in the shape of real ones, and what it must give. */
export interface Convention {
  readonly what: string;
  readonly format: string;
  readonly content: string | Uint8Array;
  /** By default `doc.ann`. */
  readonly name?: string;
  readonly siblings?: Readonly<Record<string, string>>;
  readonly layer?: string;
  /** `LABEL text type value status canonical` of each, what is missing left out; line ends as `⏎`. */
  readonly spans: readonly string[];
  /** What is not taken over, and what is said of the rest, with counts. */
  readonly said?: readonly string[];
  /** Texts of the documents, where they matter. */
  readonly texts?: readonly string[];
  readonly paths?: readonly string[];
}
