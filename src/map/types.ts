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
	/** Number of the categorical colour, 1…10. */
	readonly colour: number;
}

/** How areas are filled. */
export type MapPaint =
	| { readonly kind: 'measure'; readonly scale: MapScale }
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
	/** A place in degrees as a point of the picture; null = not on this map. */
	readonly project: (place: Point) => Point | null;
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
}
