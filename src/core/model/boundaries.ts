import type { Datum } from '#src/core/geo/datum.ts';

/** Areas that the user brought: sales areas, communes, the states of a country. */
export interface OwnBoundaries {
	/** Stable within the project. */
	readonly id: string;
	readonly name: string;
	/** Names of the areas, each once. */
	readonly areas: readonly string[];
	/** Their shapes in this order, as the text of a TopoJSON file of the form of `core/geo/own-areas`. */
	readonly topology: string;
	/** What the shapes are given in; not given = WGS-84. They stay as they are, all that is computed is WGS-84. */
	readonly datum?: Datum;
}
