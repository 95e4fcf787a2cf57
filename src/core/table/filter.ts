import type { FilterCondition } from '#src/core/model/index.ts';
import { BLOCK_SHIFT, isMissing, type Block } from './block.ts';
import { isTextColumn, type Column, type TextColumn } from './column.ts';
import { isoDate } from './serial.ts';
import { findColumn, type Table } from './table.ts';
import type { View } from './view.ts';

/**
 * Row numbers, in table order, that meet all conditions; null when all rows do. Each condition is decided once per
 * dictionary entry, never per row. Conditions on columns that are not there are passed over.
 *
 * `in`: the text, or the number as `valueText` writes it; `missing` adds the empty cells. `range`: min ≤ value ≤ max.
 * `contains`: case is ignored. `missing`: empty. `present`: not empty, read or not. `unread`: not read as the column's type.
 */
export function filterView(table: Table, conditions: readonly FilterCondition[]): View {
	const mask = new Uint8Array(table.rowCount).fill(1);
	let used = false;
	for (const condition of conditions) {
		const column = findColumn(table, condition.column);
		if (!column) continue;
		used = true;
		applyCondition(column, condition, mask);
	}
	return used ? collect(mask) : null;
}

/** How a number of this column is named in a condition `in`: dates as ISO days, other numbers in full. */
export function valueText(column: Column, value: number): string {
	return column.type === 'date' ? isoDate(value, column.format?.style === 'datetime') : String(value);
}

function collect(mask: Uint8Array): View {
	let count = 0;
	for (const flag of mask) count += flag;
	if (count === mask.length) return null;
	const rows = new Uint32Array(count);
	let next = 0;
	for (let row = 0; row < mask.length; row++) if (mask[row]) rows[next++] = row;
	return rows;
}

function applyCondition(column: Column, condition: FilterCondition, mask: Uint8Array): void {
	const test = conditionTest(column, condition);
	column.blocks.forEach((block, index) => {
		applyToBlock(block, test, mask.subarray(index << BLOCK_SHIFT, (index << BLOCK_SHIFT) + block.length));
	});
}

/** What a condition says about each kind of cell. */
interface ConditionTest {
	readonly empty: boolean;
	readonly unread: (text: string) => boolean;
	/** Keeps the flags of the rows whose value passes. Missing rows may be cleared or not. */
	readonly values: (block: Block, flags: Uint8Array) => void;
}

function applyToBlock(block: Block, test: ConditionTest, flags: Uint8Array): void {
	const before = block.missing ? flags.slice() : flags;
	test.values(block, flags);
	if (!block.missing) return;
	for (let offset = 0; offset < block.length; offset++) {
		if (!isMissing(block, offset)) continue;
		const text = block.unread?.get(offset);
		flags[offset] = (text === undefined ? test.empty : test.unread(text)) ? (before[offset] ?? 0) : 0;
	}
}

function conditionTest(column: Column, condition: FilterCondition): ConditionTest {
	const none = (_: Block, flags: Uint8Array) => void flags.fill(0);
	switch (condition.kind) {
		case 'missing':
			return { empty: true, unread: () => false, values: none };
		case 'present':
			return { empty: false, unread: () => true, values: () => undefined };
		case 'unread':
			return { empty: false, unread: () => true, values: none };
		case 'range':
			return {
				empty: false,
				unread: () => false,
				values: rangeTest(condition.min ?? -Infinity, condition.max ?? Infinity),
			};
		case 'in': {
			const wanted = new Set(condition.values);
			const has = (text: string) => wanted.has(text);
			return { empty: condition.missing, unread: has, values: textTest(column, has) };
		}
		case 'contains': {
			const has = containsText(condition.text);
			return { empty: false, unread: has, values: textTest(column, has) };
		}
	}
}

/** Whether a text contains another one, whatever the case of either. */
function containsText(part: string): (text: string) => boolean {
	const wanted = part.toLowerCase();
	return (text) => text.toLowerCase().includes(wanted);
}

function rangeTest(min: number, max: number): ConditionTest['values'] {
	return (block, flags) => {
		if (block.kind === 'code') return void flags.fill(0);
		const { values, length } = block;
		for (let offset = 0; offset < length; offset++) {
			const value = values[offset] ?? 0;
			if (value < min || value > max) flags[offset] = 0;
		}
	};
}

function textTest(column: Column, has: (text: string) => boolean): ConditionTest['values'] {
	if (isTextColumn(column)) {
		const passes = entryTest(column, has);
		return (block, flags) => {
			for (let offset = 0; offset < block.length; offset++) {
				flags[offset] = (flags[offset] ?? 0) & (passes[block.values[offset] ?? 0] ?? 0);
			}
		};
	}
	const known = new Map<number, number>();
	return (block, flags) => {
		for (let offset = 0; offset < block.length; offset++) {
			if (flags[offset] === 0) continue;
			const value = block.values[offset] ?? 0;
			let passes = known.get(value);
			if (passes === undefined) known.set(value, (passes = has(valueText(column, value)) ? 1 : 0));
			flags[offset] = passes;
		}
	};
}

function entryTest(column: TextColumn, has: (text: string) => boolean): Uint8Array {
	const { dictionary } = column;
	const passes = new Uint8Array(dictionary.size);
	for (let code = 0; code < passes.length; code++) passes[code] = has(dictionary.at(code)) ? 1 : 0;
	return passes;
}
