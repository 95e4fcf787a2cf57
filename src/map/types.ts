import type { AreaSketch, Line } from './sketch.ts';
import type { Fit } from './shapes.ts';

/** What is known of one area. */
export interface AreaValue {
	/** Measure to colour by; null = not known. */
	readonly value: number | null;
	/** Customers in the area. */
	readonly count: number;
	/** Dominant class, for maps coloured by class. */
	readonly classId?: string | null;
}

/** Values by division code or ISO alpha-3. Areas without an entry are hatched. */
export type AreaValues = ReadonlyMap<string, AreaValue>;

/** Steps of a colour scale: values below `breaks[0]` take the first step, from `breaks[i]` on step i + 1. */
export interface MapScale {
	readonly breaks: readonly number[];
	readonly steps: readonly ScaleStep[];
}

export interface ScaleStep {
	/** CSS colour, a token of tokens.css. */
	readonly fill: string;
}

export interface MapClass {
	readonly id: string;
	readonly name: string;
	/** Number of the categorical colour, 1…10; 0 = quiet ground. */
	readonly colour: number;
	/** In its palest strength; such a class has no line in the legend. */
	readonly isPale?: boolean;
}

/** How areas are filled. */
export type MapPaint =
	| {
			readonly kind: 'measure';
			readonly scale: MapScale;
			/** What areas without customers are called in the legend, where they are quiet ground. */
			readonly quiet?: string;
	  }
	| { readonly kind: 'class'; readonly classes: readonly MapClass[] };

export type Point = readonly [number, number];
/** Left, top, right, bottom. */
export type Box = readonly [number, number, number, number];

/** An area as drawn: SVG path in pixels. */
export interface MapShape {
	readonly code: string;
	readonly path: string;
	/** Where its label is centred. */
	readonly anchor: Point;
	/** Labels at sea start or end at their anchor. */
	readonly align: 'start' | 'middle' | 'end';
	readonly box: Box;
	readonly area: number;
}

/** A small map of the South China Sea in a corner. */
export interface InsetLayout {
	readonly box: Box;
	readonly shapes: readonly MapShape[];
	readonly outline: string;
	readonly dashes: string;
}

/** To which set an area belongs, by its code; null = to none. */
export type SetOf = (code: string) => string | null;

/** Something at a place: a dot as large as what is there, or where someone starts from. */
export interface MapMark {
	readonly id: string;
	/** Degrees. */
	readonly place: Point;
	readonly kind: 'dot' | 'base';
	/** Radius in pixels. */
	readonly size: number;
}

/** Customers by their places, coloured by what they belong to. */
export interface MapPoints {
	/** Degrees; NaN = nowhere. */
	readonly longitude: Float64Array;
	readonly latitude: Float64Array;
	/** Position of the group of each; −1 = none. */
	readonly group: ArrayLike<number>;
	readonly groups: readonly Pick<MapClass, 'name' | 'colour'>[];
	/** Those that would cover each other are one circle with their number. */
	readonly isClustered: boolean;
	readonly name: (index: number) => string;
}

/** The outline around the customers of a territory. */
export interface MapHull {
	readonly id: string;
	/** Number of the categorical colour. */
	readonly colour: number;
	/** Degrees. */
	readonly corners: readonly Point[];
}

/** A round tour, from place to place and back to the first. */
export interface MapTour {
	/** Degrees. */
	readonly places: readonly Point[];
	/** How the way from each place to the next is made: on a trip of a day, on one with nights, or not at all. */
	readonly legs: readonly ('day' | 'away' | 'between')[];
}

/** The plane in which everything is projected once, and where it lies on the picture. */
export interface Plane {
	/** A place in degrees; null = not on this map. */
	readonly project: (place: Point) => Point | null;
	readonly fit: Fit;
	/** Kilometres that a unit of the plane stands for; not given = another number in every place. */
	readonly unitKm?: number;
}

/** Areas and lines in the plane. */
export interface Ground {
	readonly areas: readonly AreaSketch[];
	/** Land around them that carries no values. */
	readonly context: readonly AreaSketch[];
	/** Borders, finest first. */
	readonly finest: readonly Line[];
	readonly fine: readonly Line[];
	readonly borders: readonly Line[];
	readonly outline: readonly Line[];
	readonly dashes: readonly Line[];
}

/** Everything a map draws, in pixels. */
export interface MapLayout {
	readonly width: number;
	readonly height: number;
	readonly shapes: readonly MapShape[];
	/** Land around the shapes that carries no values. */
	readonly context: string;
	/** Borders, finest first. */
	readonly fine: string;
	readonly borders: string;
	readonly outline: string;
	readonly dashes: string;
	readonly inset: InsetLayout | null;
	/** Borders between areas of different sets; '' where areas are not known to touch. */
	readonly between: (setOf: SetOf) => string;
	/** The outline of areas taken as one, coasts too; '' where areas are not known to touch. */
	readonly enclosing: (isIn: (code: string) => boolean) => string;
	readonly plane: Plane;
	/** Painted on a canvas where there are too many shapes for elements, which then are none; null = every shape is one. */
	readonly ground: Ground | null;
	/** Width at the lower left that is free for the legend; not given = the usual one. */
	readonly free?: number;
	/** Many small areas: labels carry names only. */
	readonly isDense: boolean;
}

/** Words and number formats of a map. */
export interface MapTexts {
	/** One sentence for screen readers: what the map shows and its finding. */
	readonly caption: string;
	/** Name of the measure with its unit; title of the legend. */
	readonly measure: string;
	/** Without the unit, beside values that carry it. */
	readonly measureName: string;
	/** What classes are, for maps coloured by class; not given = classes of customers. */
	readonly className?: string;
	/** Name of an area by its code. */
	readonly name: (code: string) => string;
	readonly formatValue: (value: number) => string;
	/** Without the unit, for labels and the legend. */
	readonly formatShort?: (value: number) => string;
	readonly formatCount: (count: number) => string;
	/** What is said of an area, label and text of each line; not given = its value or class and its customers. */
	readonly lines?: (code: string) => readonly (readonly [label: string, text: string])[];
}
