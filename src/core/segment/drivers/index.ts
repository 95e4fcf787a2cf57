export { findDrivers } from './drivers.ts';
export type { DriverRequest, Drivers, NotProposed, Proposal } from './types.ts';
