import { DATUMS, type Datum } from '#src/core/geo/index.ts';
import { m } from '#src/i18n/index.ts';
import type { BoundaryLoading } from '#src/state/regions/boundary-loading.svelte.ts';

/** What the file says that its places are given in. */
type System = NonNullable<BoundaryLoading['draft']>['system'];
type OldSystem = 'xian1980' | 'beijing1954';

const NAMES = { gcj02: m.datum_gcj02, bd09: m.datum_bd09, wgs84: m.boundaries_datum_wgs84 };
const SYSTEMS = {
	wgs84: 'WGS-84',
	cgcs2000: 'CGCS2000',
	xian1980: m.boundaries_datum_xian1980,
	beijing1954: m.boundaries_datum_beijing1954,
};

/** What shapes may be given in, for a choice. */
export function datumOptions(): { readonly value: Datum; readonly label: string }[] {
	return DATUMS.map((value) => ({ value, label: NAMES[value]() }));
}

/** A choice as the recipe keeps it. */
export function chosenDatum(choice: string): Datum {
	return DATUMS.find((each) => each === choice) ?? 'wgs84';
}

/** Why shapes are taken to be given in what is proposed, or what becomes of them. */
export function datumReason({ draft, isDatumSaid, datum }: BoundaryLoading): string {
	if (isDatumSaid) return m.boundaries_datum_kept();
	if (draft?.system) return m.boundaries_datum_stated({ system: systemName(draft.system) });
	return datum === 'wgs84' ? m.boundaries_datum_kept() : m.boundaries_datum_assumed();
}

/** Whether a system was in use before satellites, and is off by a hundred metres. */
export function isOldSystem(system: System): system is OldSystem {
	return system === 'xian1980' || system === 'beijing1954';
}

export function systemName(system: NonNullable<System>): string {
	const name = SYSTEMS[system];
	return typeof name === 'string' ? name : name();
}
