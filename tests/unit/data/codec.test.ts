import { describe, expect, test } from 'vitest';
import {
	BLOCK_ROWS,
	cellAt,
	columnOf,
	Dictionary,
	type Block,
	type NumberBlock,
} from '#src/core/table/index.ts';
import { seal, unseal, type Part } from '#src/data/codec/chunk.ts';
import { readHeader } from '#src/data/codec/layout.ts';
import { sequence } from '#src/data/registry.ts';

const numbers = (values: (number | null)[]): Block =>
	columnOf({ id: 'n', name: 'n', type: 'number' }, values).blocks[0]!;
const roundTrip = (part: Part) => unseal(seal(part));

describe('numbers', () => {
	test.each([
		['whole numbers', [0, 1, 2, 255], 1, 0],
		['dates', [44_927, 45_291, 46_000], 2, 0],
		['large ids', [1_000_000_001, 1_000_000_200], 1, 0],
		['cents', [12.34, 0.01, 99_999.99], 4, 2],
		['quarters of a tenth of a per mille', [0.0001, 0.25], 2, 4],
		['one value', [7, 7, 7], 0, 0],
		['negative amounts', [-5, 5], 1, 0],
	])('DAT2 %s take the fewest bytes and come back exactly', (_, values, width, exponent) => {
		const block = numbers(values);
		const sealed = seal(block);
		const header = readHeader(sealed.data);
		expect([header.width, header.exponent]).toEqual([width, exponent]);
		expect([...(unseal(sealed) as NumberBlock).values]).toEqual(values);
	});

	test.each([
		['floats', [0.1 + 0.2, Math.PI]],
		['minus zero', [-0, 1]],
		['wide spans', [0, 2 ** 40]],
		['huge and tiny numbers', [1.7e308, 5e-324]],
		['numbers beyond exact integers', [2 ** 60, 2 ** 60 + 4096]],
	])('DAT1 %s stay bit for bit', (_, values) => {
		const back = roundTrip(numbers(values)) as NumberBlock;
		expect([...back.values].map((value) => Object.is(value, -0))).toEqual(
			values.map((value) => Object.is(value, -0)),
		);
		expect([...back.values]).toEqual(values);
	});
});

test.each([0, 1, 7, 8, 9, BLOCK_ROWS - 1, BLOCK_ROWS])('DAT1 a block of %i rows comes back', (length) => {
	const values = Float64Array.from({ length }, (_, i) => (i % 3 === 0 ? 0 : i / 3));
	const missing = new Uint8Array((length + 7) >>> 3);
	for (let i = 0; i < length; i += 3) missing[i >>> 3]! |= 1 << (i & 7);
	const block: Block = { kind: 'number', length, values, missing: length > 0 ? missing : null, unread: null };
	expect(roundTrip(block)).toEqual(block);
});

test('DAT1 a column of one block and one row keeps its last row', () => {
	const column = columnOf(
		{ id: 'n', name: 'n', type: 'number' },
		Array.from({ length: BLOCK_ROWS + 1 }, (_, i) => i),
	);
	const blocks = column.blocks.map((block) => roundTrip(block)) as NumberBlock[];
	expect(blocks.map((block) => block.length)).toEqual([BLOCK_ROWS, 1]);
	expect(cellAt({ id: 'n', name: 'n', type: 'number', blocks }, BLOCK_ROWS)).toBe(BLOCK_ROWS);
});

test('DAT1 unread cells keep their text by offset', () => {
	const unread = new Map([
		[2, '约 3 万'],
		[0, ''],
		[1, 'n/a'],
	]);
	const back = roundTrip({ ...numbers([null, null, null, 4]), unread }) as Block;
	expect([...(back.unread ?? [])]).toEqual([
		[0, ''],
		[1, 'n/a'],
		[2, '约 3 万'],
	]);
});

test.each([
	[[0, 0], 0],
	[[0, 255], 1],
	[[256, 1], 2],
	[[65_536], 4],
])('DAT2 codes %j take %i bytes', (codes, width) => {
	const block: Block = {
		kind: 'code',
		length: codes.length,
		values: Uint32Array.from(codes),
		missing: null,
		unread: null,
	};
	const sealed = seal(block);
	expect(readHeader(sealed.data).width).toBe(width);
	expect(unseal(sealed)).toEqual(block);
});

test('DAT3 dictionary entries come back, a lone surrogate as U+FFFD', () => {
	const texts = ['', '华辰机电', 'a\ud800b', '😀', '\0', '\ufeffBOM', 'x'.repeat(40_000)];
	const back = roundTrip(Dictionary.of(texts).pack());
	expect(Dictionary.fromPacked([back as ReturnType<Dictionary['pack']>]).texts()).toEqual(
		texts.map((text) => text.toWellFormed()),
	);
});

describe('damage', () => {
	const sealed = seal({ ...numbers([1.5, null, 3]), unread: new Map([[1, 'x']]) });

	test('DAT4 every flipped bit is seen', () => {
		for (let bit = 0; bit < sealed.data.byteLength * 8; bit++) {
			const data = sealed.data.slice(0);
			new Uint8Array(data)[bit >>> 3]! ^= 1 << (bit & 7);
			expect(unseal({ ...sealed, data })).toBeNull();
		}
	});

	test('DAT4 two words changing places are seen', () => {
		const data = sealed.data.slice(0);
		const words = new Uint32Array(data);
		[words[10], words[11]] = [words[11]!, words[10]!];
		expect(unseal({ ...sealed, data })).toBeNull();
	});

	test.each([0, 8, 31, 40])('DAT4 a chunk cut to %i bytes is not read', (bytes) => {
		expect(unseal({ ...sealed, data: sealed.data.slice(0, bytes) })).toBeNull();
	});

	test('DAT4 an unknown form is not read', () => {
		const data = sealed.data.slice(0);
		new Uint32Array(data)[0] = 99;
		const { sum } = seal(new Uint32Array(1));
		expect(unseal({ sum, data })).toBeNull();
		expect(unseal({ sum: 0, data: null as unknown as ArrayBuffer })).toBeNull();
	});
});

test('DAT5 row ids in sequence are a run, others a chunk', () => {
	expect(sequence(Uint32Array.of(5, 6, 7))).toEqual([5, 3]);
	expect(sequence(Uint32Array.of(5, 7))).toBeNull();
	expect(roundTrip(Uint32Array.of(9, 1, 4_294_967_295))).toEqual(Uint32Array.of(9, 1, 4_294_967_295));
});
