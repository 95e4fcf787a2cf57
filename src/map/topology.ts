import type { mesh } from 'topojson-client';

export type Topology = NonNullable<Parameters<typeof mesh>[0]>;
export type Layer = Extract<NonNullable<Parameters<typeof mesh>[1]>, { geometries: unknown }>;

/** Areas in degrees, their codes as ids. */
export interface AreaSource {
	readonly topology: Topology;
	readonly layer: Pick<Layer, 'geometries'>;
}

export type ChinaTopology = Topology & { objects: { prefectures: Layer; provinces: Layer; dashes: Layer } };
export type WorldTopology = Topology & { objects: { countries: Layer } };
export type CountyTopology = Topology & { objects: { counties: Layer } };
export type FirstLevelTopology = Topology & { objects: { units: Layer } };
