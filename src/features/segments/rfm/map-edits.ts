import type { OwnMap, OwnMapId, RfmScheme } from '#src/core/model/index.ts';
import { cubeOf, mapClasses, mapOf } from '#src/core/segment/index.ts';
import { ownMapFrom } from '#src/core/segment/rfm/index.ts';
import { m } from '#src/i18n/index.ts';
import { locale } from '#src/i18n/locale.svelte.ts';
import { mapName } from '#src/i18n/rfm.ts';
import { changeScheme } from '#src/features/segments/scheme-edits.ts';
import type { Session } from '#src/state/session.svelte.ts';

/** The own map a scheme uses; null with a named one. */
export function ownMapOf({ segmentMap, ownMaps }: RfmScheme): OwnMap | null {
	return ownMaps?.find(({ id }) => id === segmentMap) ?? null;
}

/** Takes a copy of the map in use to paint on, and uses it: one step. */
export function copyMap(session: Session, scheme: RfmScheme): void {
	const id: OwnMapId = `own:${crypto.randomUUID().slice(0, 8)}`;
	const classes = mapClasses(scheme).map(({ id: classId, name, colour }) => ({
		id: classId,
		name: name.code === 'named' ? String(name.args['name']) : null,
		colour,
	}));
	const map = ownMapFrom(id, freeName(scheme), classes, cubeOf(mapOf(scheme)));
	changeScheme(session, scheme, { ownMaps: [...(scheme.ownMaps ?? []), map], segmentMap: id });
}

/** Puts a map in place of the one with its id. */
export function putMap(session: Session, scheme: RfmScheme, map: OwnMap): void {
	const maps = scheme.ownMaps ?? [];
	changeScheme(session, scheme, { ownMaps: maps.map((each) => (each.id === map.id ? map : each)) });
}

/** Takes an own map away; the scheme goes back to the eight classes. */
export function deleteMap(session: Session, scheme: RfmScheme, map: OwnMap): void {
	const ownMaps = (scheme.ownMaps ?? []).filter(({ id }) => id !== map.id);
	changeScheme(session, scheme, { ownMaps, segmentMap: 'eight' });
}

function freeName(scheme: RfmScheme): string {
	const taken = new Set(scheme.ownMaps?.map(({ name }) => name));
	const copied = mapName(scheme.segmentMap, scheme.ownMaps, locale.current);
	const name: string = m.rfm_map_copyName({ name: copied });
	let free = name;
	for (let number = 2; taken.has(free); number++) free = `${name} ${number}`;
	return free;
}
