/** What became of a row; counts of a list come in this order. */
export const STATUSES = ['matched', 'ambiguous', 'unresolved', 'empty', 'foreign'] as const;
export type MatchStatus = (typeof STATUSES)[number];
