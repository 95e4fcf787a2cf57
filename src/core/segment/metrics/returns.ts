import {
	columnLength,
	isTextColumn,
	toCodes,
	toNumbers,
	type Column,
	type TextColumn,
} from '#src/core/table/index.ts';

const STATUS_WORDS = /退|取消|作废|冲红|红字|return|refund|cancel|void|credit note/i;

/**
 * Flags order lines that take back a sale: a status that says so, a negative amount, or a cancelled order. An order id
 * `C` + digits is a cancellation only where most order ids are plain digits, as in exports that mark them so; in a list
 * whose ids all begin with a letter it is just an id.
 *
 * @returns 1 = returned or cancelled, per row; null when none of the columns is there
 */
export function flagReturns(columns: {
	readonly order: Column | undefined;
	readonly status: Column | undefined;
	readonly amount: Column | undefined;
}): Uint8Array<ArrayBuffer> | null {
	const tests: ((flags: Uint8Array) => void)[] = [];
	const { order, status, amount } = columns;
	if (status && isTextColumn(status))
		tests.push((flags) => flagTexts(flags, status, (text) => STATUS_WORDS.test(text)));
	if (amount && !isTextColumn(amount)) tests.push((flags) => flagNegative(flags, toNumbers(amount)));
	if (order && isTextColumn(order) && marksCancellations(order))
		tests.push((flags) => flagTexts(flags, order, (text) => /^C\d+$/i.test(text)));
	const measured = status ?? amount ?? order;
	if (!measured || tests.length === 0) return null;
	const flags = new Uint8Array(columnLength(measured));
	for (const test of tests) test(flags);
	return flags;
}

function marksCancellations(order: TextColumn): boolean {
	let plain = 0;
	for (let code = 0; code < order.dictionary.size; code++)
		if (/^\d+$/.test(order.dictionary.at(code))) plain++;
	return plain > order.dictionary.size / 2;
}

function flagNegative(flags: Uint8Array, amounts: Float64Array): void {
	for (let row = 0; row < amounts.length; row++) if ((amounts[row] ?? 0) < 0) flags[row] = 1;
}

function flagTexts(flags: Uint8Array, column: TextColumn, test: (text: string) => boolean): void {
	const isFlagged = Uint8Array.from({ length: column.dictionary.size }, (_, code) =>
		test(column.dictionary.at(code)) ? 1 : 0,
	);
	const codes = toCodes(column);
	for (let row = 0; row < codes.length; row++) {
		const code = codes[row] ?? -1;
		if (code >= 0 && isFlagged[code] === 1) flags[row] = 1;
	}
}
