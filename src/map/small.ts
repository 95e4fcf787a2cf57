/** Size that still pictures are drawn for, shown as wide as there is room. */
export const SMALL = { width: 340, height: 268 } as const;
