import { DATUMS, type Datum } from '#src/core/geo/datum.ts';
import { m } from '#src/i18n/index.ts';

/** What coordinates may be given in, for a choice. */
export type DatumChoice = Datum | 'unknown';

const NAMES = { gcj02: m.datum_gcj02, bd09: m.datum_bd09, wgs84: m.datum_wgs84 };

export function datumOptions(): { readonly value: DatumChoice; readonly label: string }[] {
	const known = DATUMS.map((value) => ({ value, label: NAMES[value]() }));
	return [...known, { value: 'unknown', label: m.datum_unknown() }];
}

/** A choice as the recipe keeps it: null = nobody knows. */
export function chosenDatum(choice: string): Datum | null {
	return DATUMS.find((each) => each === choice) ?? null;
}

/** What becomes of coordinates; where nobody has said what they are given in, what they are taken for. */
export function datumText(said: Datum | null, assumed: Datum): string {
	if (said !== null) return m.datum_kept();
	return assumed === 'wgs84' ? m.datum_assumed_wgs84() : m.datum_assumed_gcj02();
}
