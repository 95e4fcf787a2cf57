import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { numberColumn, type Column } from '#src/core/table/index.ts';
import { LazyProfile } from '#src/features/tables/profiles.svelte.ts';

const COUNT = 2500;
const long = (id: string) =>
	numberColumn(
		{ id, name: id, type: 'number' },
		Float64Array.from({ length: COUNT }, (_, row) => row),
	);

/** A column long enough to wait for its turn, whose values cannot be read. */
function unreadable(): Column {
	const column = long('broken');
	const [block] = column.blocks;
	const broken = {
		...block,
		length: COUNT,
		get values(): Float64Array {
			throw new Error('unreadable');
		},
	};
	return { ...column, blocks: [broken] } as unknown as Column;
}

describe('profiles that follow between frames', () => {
	beforeEach(() => {
		vi.useFakeTimers();
	});
	afterEach(() => {
		vi.useRealTimers();
	});

	it('a profile that fails keeps no other from being computed', () => {
		const [broken, beside, after] = [new LazyProfile(), new LazyProfile(), new LazyProfile()];
		broken.follow(unreadable(), null);
		beside.follow(long('beside'), null);
		expect(() => vi.advanceTimersByTime(16)).toThrow('unreadable');
		vi.advanceTimersByTime(16);
		expect(beside.value?.kind).toBe('number');
		after.follow(long('after'), null);
		vi.advanceTimersByTime(16);
		expect(after.value?.kind).toBe('number');
	});
});
