import type * as countries from './country-names.ts';
import { Divisions } from './divisions.ts';

let loaded: Promise<Divisions> | null = null;

/** The divisions of China; the table (53 KB compressed) is loaded once, when first asked for. */
export function loadDivisions(): Promise<Divisions> {
	loaded ??= import('./data/divisions.ts').then(({ DIVISION_ROWS }) => new Divisions(DIVISION_ROWS));
	return loaded;
}

/** What is known of countries; fetched when first asked for. */
export type Countries = typeof countries;

/** The countries with their names. */
export function loadCountries(): Promise<Countries> {
	return import('./country-names.ts');
}
