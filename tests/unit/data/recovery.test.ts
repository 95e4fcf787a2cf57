import { expect, test } from 'vitest';
import { compareMarkers, parseMarker, type Marker } from '#src/data/recovery.ts';

const marker = (projects: Marker['projects'], install = 'a'): Marker => ({ version: 1, install, projects });
const state = (commits: Record<string, number>, purged: string[] = [], install = 'a') => ({
	install,
	commits: new Map(Object.entries(commits)),
	purged: new Set(purged),
});

test('DAT22 a store that holds all the markers promise is no recovery', () => {
	expect(compareMarkers([null, null], state({}))).toBeNull();
	expect(compareMarkers([marker({ p: { commit: 3, rows: 9 } })], state({ p: 5 }))).toBeNull();
});

test('DAT22 an emptied store is a recovery that names every project', () => {
	const found = compareMarkers(
		[marker({ p: { commit: 3, rows: 9 }, q: { commit: 1, rows: 0 } })],
		state({}, [], 'b'),
	);
	expect(found).toEqual({
		fault: { code: 'storage.lost', args: { projects: 2 } },
		emptied: true,
		lost: [
			{ id: 'p', rows: 9, commit: 3, found: null },
			{ id: 'q', rows: 0, commit: 1, found: null },
		],
	});
});

test('DAT22 an older state than promised is a recovery; the higher of two markers counts', () => {
	const markers = [marker({ p: { commit: 7, rows: 2 } }), marker({ p: { commit: 6, rows: 1 } })];
	expect(compareMarkers(markers, state({ p: 5 }))).toMatchObject({
		emptied: false,
		lost: [{ commit: 7, rows: 2, found: 5 }],
	});
});

test('DAT22 what was purged is not lost', () => {
	expect(compareMarkers([marker({ p: { commit: 3, rows: 9 } })], state({}, ['p']))).toBeNull();
});

test('DAT22 a marker that cannot be read promises nothing', () => {
	for (const text of [null, '', '{', '{"version":2}', '[]', 'null', '{"version":1,"install":"a"}'])
		expect(parseMarker(text)).toBeNull();
	const sound = marker({ p: { commit: 1, rows: 1 } });
	expect(parseMarker(JSON.stringify(sound))).toEqual(sound);
});
