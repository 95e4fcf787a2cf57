export { disruptionOf, DISRUPTION_CLASSES } from './disruption.ts';
export type { Acquaintance, DisruptionClass } from './disruption.ts';
export { REASON_CODES, reasonFor } from './reason.ts';
export type { AssignmentReason, ReasonCode, ReasonScene } from './reason.ts';
