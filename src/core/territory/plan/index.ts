export { balanceOf } from './balance.ts';
export type { Balance } from './balance.ts';
export { divide, targetsOf } from './divide.ts';
export type { DivideRequest, Division, PlanLoad } from './divide.ts';
export { planeOf } from './plane.ts';
export type { PlanePoints } from './plane.ts';
export { distanceTo, meanDistance, middlesOf } from './travel.ts';
