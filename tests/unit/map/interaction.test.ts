import { describe, expect, it } from 'vitest';
import { loadChina } from '#src/map/load.ts';
import { mapLayout } from '#src/map/map.layout.ts';
import { pickCodes } from '#src/map/pick.ts';
import { neighbourTowards, type Direction } from '#src/map/walk.ts';

const { shapes } = mapLayout((await loadChina()).province, 800, 560);

describe('keyboard and pointer', () => {
	it.each([
		['440000', 'ArrowLeft', '450000'],
		['440000', 'ArrowUp', '360000'],
		['540000', 'ArrowRight', '630000'],
		['650000', 'ArrowLeft', '650000'],
	] as const)('MAP9 from %s %s leads to %s', (from, key, to) =>
		expect(neighbourTowards(shapes, from, key)).toBe(to),
	);
	it('MAP9 every province can be reached', () => {
		const reached = new Set(['110000']);
		for (const code of reached) {
			for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] satisfies Direction[])
				reached.add(neighbourTowards(shapes, code, key));
		}
		expect(reached.size).toBe(34);
	});
	it('MAP10 clicks select, add, take away', () => {
		expect(pickCodes([], 'a', false)).toEqual(['a']);
		expect(pickCodes(['a'], 'a', false)).toEqual([]);
		expect(pickCodes(['a', 'b'], 'a', false)).toEqual(['a']);
		expect(pickCodes(['b'], 'a', true)).toEqual(['a', 'b']);
		expect(pickCodes(['a', 'b'], 'a', true)).toEqual(['b']);
		expect(pickCodes(['a'], null, false)).toEqual([]);
		expect(pickCodes(['a'], null, true)).toEqual(['a']);
	});
});
