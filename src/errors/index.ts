export { AppError, reviveFault, toFault } from './app-error.ts';
export type { Fault } from './app-error.ts';
export type { ErrorArgs, ErrorCode } from './catalogue.ts';
