import { detectPlaces } from '#src/compute/geo-client.ts';
import type { Datum, PlaceParts } from '#src/core/geo/index.ts';
import type { ImportPlan, ImportState, SheetPlan } from './import-state.svelte.ts';

const PARTS = ['country', 'province', 'city', 'district', 'address'] as const;
/** Rows that are looked at. */
const SAMPLE = 200;

/** The sheet whose customers have coordinates; null where none has both. */
export function sheetWithCoordinates(plan: ImportPlan): SheetPlan | null {
	const has = (sheet: SheetPlan, role: string) =>
		sheet.columns.some((column) => column.include && column.role === role);
	return (
		plan.sheets.find(
			(sheet) => sheet.include && has(sheet, 'customer.longitude') && has(sheet, 'customer.latitude'),
		) ?? null
	);
}

/** What coordinates will be taken to be given in though nobody has said so; null where there are none, or somebody has. */
export async function unsaidDatum(state: ImportState, said: Datum | null): Promise<Datum | null> {
	const sheet = state.plan && sheetWithCoordinates(state.plan);
	return sheet && (state.plan.datum ?? said) === null ? assumedDatumOf(state, sheet) : null;
}

/** What coordinates of a sheet will be taken to be given in while nobody says: by where its first rows lie. */
export async function assumedDatumOf(state: ImportState, sheet: SheetPlan): Promise<Datum> {
	const count = (sheet.headerRow ?? -1) + 1 + sheet.headerRows + SAMPLE;
	const { rows } = await state.preview({ key: sheet.key, from: 0, count });
	const samples = rows
		.filter(({ role }) => role === 'data')
		.map(({ cells }): PlaceParts => {
			const sourceOf = (part: string) =>
				sheet.columns.find((column) => column.include && column.role === `customer.${part}`)?.source ?? -1;
			return Object.fromEntries(PARTS.map((part) => [part, cells[sourceOf(part)]?.text ?? null]));
		});
	const { kind } = await detectPlaces(samples).result;
	return kind === 'world' ? 'wgs84' : 'gcj02';
}
