import { Divisions } from './divisions.ts';

let loaded: Promise<Divisions> | null = null;

/** The divisions of China; the table (53 KB compressed) is loaded once, when first asked for. */
export function loadDivisions(): Promise<Divisions> {
	loaded ??= import('./data/divisions.ts').then(({ DIVISION_ROWS }) => new Divisions(DIVISION_ROWS));
	return loaded;
}
