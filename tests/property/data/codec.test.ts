import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ColumnBuilder, type Block, type CellValue, type ColumnType } from '#src/core/table/index.ts';
import { seal, unseal } from '#src/data/codec/chunk.ts';

const text = fc.string({ unit: 'binary' });
const number = fc.oneof(
	fc.double({ noNaN: true, noDefaultInfinity: true }),
	fc.integer(),
	fc.integer({ min: -1_000_000, max: 1_000_000 }).map((cents) => cents / 100),
);
const cell: fc.Arbitrary<CellValue> = fc.oneof(
	fc.constant(null),
	number,
	text,
	text.map((unread) => ({ unread })),
);
const column = fc.tuple(
	fc.constantFrom<ColumnType>('number', 'text', 'date', 'choice', 'boolean'),
	fc.array(cell, { maxLength: 300 }),
);

function blockOf(type: ColumnType, cells: CellValue[]): Block | undefined {
	const builder = new ColumnBuilder({ id: 'c', name: 'c', type });
	for (const value of cells) builder.push(value);
	return builder.finish().blocks[0];
}

test('DAT1 any block comes back as it was', () => {
	fc.assert(
		fc.property(column, ([type, cells]) => {
			const block = blockOf(type, cells);
			fc.pre(block !== undefined);
			const unread =
				block.unread &&
				new Map(
					[...block.unread].sort(([a], [b]) => a - b).map(([row, source]) => [row, source.toWellFormed()]),
				);
			expect(unseal(seal(block))).toStrictEqual({
				...block,
				values: block.values.slice(0, block.length),
				unread,
			});
		}),
		{ seed: 11, numRuns: 500 },
	);
});

test('DAT4 any changed byte of any block is seen', () => {
	fc.assert(
		fc.property(column, fc.nat(), fc.integer({ min: 1, max: 255 }), ([type, cells], at, by) => {
			const block = blockOf(type, cells);
			fc.pre(block !== undefined);
			const { sum, data } = seal(block);
			new Uint8Array(data)[at % data.byteLength]! ^= by;
			expect(unseal({ sum, data })).toBeNull();
		}),
		{ seed: 12, numRuns: 500 },
	);
});
