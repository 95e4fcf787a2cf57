import type { AreaValues, LabelSet, MapMark, MapPaint, MapTexts } from '#src/map/index.ts';
import type { TableColumn, TableRows } from '#src/ui/index.ts';

/** What the map shows of a plan. */
export const LENSES = ['territory', 'load', 'potential', 'change'] as const;
export type LensId = (typeof LENSES)[number];

/** A plan seen in one way: colours, words and the table beside. */
export interface Lens {
	/** The finding. */
	readonly title: string;
	readonly subtitle: string;
	/** By city. */
	readonly values: AreaValues;
	readonly paint: MapPaint;
	readonly texts: MapTexts;
	readonly labels: readonly LabelSet[];
	readonly marks: readonly MapMark[];
	/** Categorical colour of the stripes over a city, by its code; 0 = grey. */
	readonly stripes?: ReadonlyMap<string, number>;
	readonly table: TableRows<number>;
	/** What is shown in place of what is not there, and what it would take. */
	readonly note?: string;
}

/** Why there is nothing to see. */
export interface Missing {
	readonly title: string;
	readonly text: string;
}

/** A table whose rows are told apart by their place in the list, whatever they are. */
export function placedTable<R>({ rows, columns }: Omit<TableRows<R>, 'keyOf'>): TableRows<number> {
	const at = (place: number) => rows[place] as R;
	return {
		rows: rows.map((_, place) => place),
		columns: columns.map((column): TableColumn<number> => {
			const { id, title, text, align, sort, total } = column;
			return {
				...{ id, title, text: (place: number) => text(at(place)) },
				...(align && { align }),
				...(sort && { sort: (place: number) => sort(at(place)) }),
				...(total !== undefined && { total }),
			};
		}),
		keyOf: (place) => place,
	};
}
