import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { sharedData } from './shared-data.ts';

/** The order lines of online_retail.xlsx with texts as codes. */
export interface OnlineRetail {
	readonly rows: number;
	/** Position in `customers`, −1 = blank. */
	readonly customerOf: Int32Array;
	/** Customer ids in order of first appearance. */
	readonly customers: readonly string[];
	readonly orderOf: Int32Array;
	readonly orders: readonly string[];
	readonly date: Float64Array;
	readonly quantity: Float64Array;
	readonly price: Float64Array;
	readonly countries: number;
}

const cache = fileURLToPath(new URL('../../node_modules/.cache/fenqu/online-retail.bin', import.meta.url));

/** Read once by SheetJS and kept in node_modules/.cache; null without shared data. */
export async function onlineRetail(): Promise<OnlineRetail | null> {
	const path = sharedData('online-retail/online_retail.xlsx');
	if (!path) return null;
	if (existsSync(cache)) return deserialize(readFileSync(cache)) as OnlineRetail;
	const { read } = await import('xlsx');
	const book = read(readFileSync(path), { dense: true, cellText: false, cellHTML: false });
	const sheet = book.Sheets[book.SheetNames[0]!]! as unknown as { '!data': { v?: string | number }[][] };
	const data = collect(sheet['!data']);
	mkdirSync(dirname(cache), { recursive: true });
	writeFileSync(cache, serialize(data));
	return data;
}

function collect(cells: readonly (readonly { v?: string | number }[])[]): OnlineRetail {
	const rows = cells.length - 1;
	const customers = new Map<string, number>();
	const orders = new Map<string, number>();
	const countries = new Set<string>();
	const data = {
		customerOf: new Int32Array(rows).fill(-1),
		orderOf: new Int32Array(rows),
		date: new Float64Array(rows),
		quantity: new Float64Array(rows),
		price: new Float64Array(rows),
	};
	const code = (codes: Map<string, number>, text: string) => {
		if (!codes.has(text)) codes.set(text, codes.size);
		return codes.get(text)!;
	};
	for (let i = 0; i < rows; i++) {
		const [invoice, , , quantity, date, price, customer, country] = cells[i + 1]!;
		data.orderOf[i] = code(orders, String(invoice!.v));
		if (customer?.v !== undefined) data.customerOf[i] = code(customers, String(customer.v));
		data.date[i] = Number(date!.v);
		data.quantity[i] = Number(quantity!.v);
		data.price[i] = Number(price!.v);
		countries.add(String(country!.v));
	}
	return {
		rows,
		...data,
		customers: [...customers.keys()],
		orders: [...orders.keys()],
		countries: countries.size,
	};
}
