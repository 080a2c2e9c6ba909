/** Measured on annotated news, see `DateGrammar.confidence`. */
export const CONFIDENCE: Readonly<Record<string, number>> = {
  'day-month': 0.97,
  'day-month-year': 0.99,
  'year-after-name': 0.6,
  'year-bare': 0.96,
};
