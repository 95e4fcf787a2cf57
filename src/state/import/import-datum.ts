import { detectPlaces } from '#src/compute/geo-client.ts';
import { loadMainland, type Datum, type LngLat, type PlaceParts } from '#src/core/geo/index.ts';
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

/** What coordinates of a sheet will be taken to be given in while nobody says: by where its first rows say they lie, else by where they do. */
export async function assumedDatumOf(state: ImportState, sheet: SheetPlan): Promise<Datum> {
	const count = (sheet.headerRow ?? -1) + 1 + sheet.headerRows + SAMPLE;
	const { rows } = await state.preview({ key: sheet.key, from: 0, count });
	const data = rows.filter(({ role }) => role === 'data');
	const sourceOf = (part: string) =>
		sheet.columns.find((column) => column.include && column.role === `customer.${part}`)?.source ?? -1;
	const samples = data.map(({ cells }): PlaceParts =>
		Object.fromEntries(PARTS.map((part) => [part, cells[sourceOf(part)]?.text ?? null])),
	);
	const { kind } = await detectPlaces(samples).result;
	if (kind !== 'unknown') return kind === 'world' ? 'wgs84' : 'gcj02';
	const places = data
		.map(({ cells }): LngLat => {
			const degrees = (part: string) => Number.parseFloat(cells[sourceOf(part)]?.text ?? '');
			return [degrees('longitude'), degrees('latitude')];
		})
		.filter((place) => place.every(Number.isFinite));
	const isMainland = await loadMainland();
	return places.filter(isMainland).length * 2 < places.length ? 'wgs84' : 'gcj02';
}
