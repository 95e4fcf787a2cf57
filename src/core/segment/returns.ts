import { isTextColumn, toCodes, toNumbers, type Column, type TextColumn } from '#src/core/table/index.ts';

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
	const flags: Uint8Array<ArrayBuffer>[] = [];
	const { order, status, amount } = columns;
	if (status && isTextColumn(status)) flags.push(flagTexts(status, (text) => STATUS_WORDS.test(text)));
	if (amount && !isTextColumn(amount))
		flags.push(Uint8Array.from(toNumbers(amount), (value) => (value < 0 ? 1 : 0)));
	if (order && isTextColumn(order) && marksCancellations(order))
		flags.push(flagTexts(order, (text) => /^C\d+$/i.test(text)));
	const [first, ...others] = flags;
	if (!first) return null;
	for (const other of others)
		for (let row = 0; row < first.length; row++) first[row] = (first[row] ?? 0) | (other[row] ?? 0);
	return first;
}

function marksCancellations(order: TextColumn): boolean {
	let plain = 0;
	for (let code = 0; code < order.dictionary.size; code++)
		if (/^\d+$/.test(order.dictionary.at(code))) plain++;
	return plain > order.dictionary.size / 2;
}

function flagTexts(column: TextColumn, test: (text: string) => boolean): Uint8Array<ArrayBuffer> {
	const flagOf = Uint8Array.from({ length: column.dictionary.size }, (_, code) =>
		test(column.dictionary.at(code)) ? 1 : 0,
	);
	return Uint8Array.from(toCodes(column), (code) => (code < 0 ? 0 : (flagOf[code] ?? 0)));
}
