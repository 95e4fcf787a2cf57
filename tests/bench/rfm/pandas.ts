import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TransactionColumns } from '#src/core/segment/index.ts';

const PYTHON = '/usr/bin/python3';

const SCRIPT = `
import json, os, sys, time, numpy as np, pandas as pd
folder, tries = sys.argv[1], int(sys.argv[2])
types = {"customer": np.int32, "order": np.int32}
frame = pd.DataFrame({name: np.fromfile(os.path.join(folder, name), types.get(name, np.float64)) for name in sorted(os.listdir(folder))})

def sales():
    if "amount" in frame:
        return frame[frame.customer >= 0]
    lines = frame[(frame.customer >= 0) & (frame.quantity > 0) & (frame.price > 0)]
    return lines.assign(amount=lines.quantity * lines.price)

def rfm():
    groups = sales().groupby("customer", sort=False)
    return {"last": groups.date.max(), "orders": groups.order.nunique(), "amount": groups.amount.sum()}

def metrics():
    lines = sales()
    lines = lines.assign(day=np.floor(lines.date))
    groups = lines.groupby("customer", sort=False)
    found = {"first": groups.day.min(), "last": groups.day.max(), "orders": groups.order.nunique(), "amount": groups.amount.sum()}
    days = lines[["customer", "day"]].drop_duplicates().sort_values(["customer", "day"])
    found["gap"] = days.groupby("customer").day.diff().groupby(days.customer).median()
    found["average"] = found["amount"] / found["orders"]
    found["recency"] = lines.day.max() + 1 - found["last"]
    found["rhythm"] = found["recency"] / found["gap"]
    return found

def measured(work):
    best = 1e9
    for _ in range(tries):
        start = time.process_time()
        found = work()
        best = min(best, time.process_time() - start)
    found["last"] = np.floor(found["last"])
    return {"milliseconds": best * 1000, "sums": {name: float(values.sum()) for name, values in found.items()}}

print(json.dumps({"rfm": measured(rfm), "metrics": measured(metrics)}))
`;

/** Processor time, and every metric added up over the customers. */
export interface Measured {
	readonly milliseconds: number;
	readonly sums: Readonly<Record<string, number>>;
}

/** Last day, orders and amount alone; and these with first day, median gap, average order, recency and rhythm. */
export interface MeasuredParts {
	readonly rfm: Measured;
	readonly metrics: Measured;
}

/** The same group-by in pandas, of Debian's python3-pandas. */
export class Pandas {
	readonly #isHere = spawnSync(PYTHON, ['-c', 'import pandas']).status === 0;

	constructor() {
		if (!this.#isHere) console.log('python3-pandas is not installed: no baseline of pandas');
	}

	/** Sales per customer, the best of so many tries in a row; null where pandas is not installed. */
	run(columns: TransactionColumns, tries: number): MeasuredParts | null {
		if (!this.#isHere) return null;
		const folder = mkdtempSync(join(tmpdir(), 'rfm-bench-'));
		try {
			const { customerOf, orderOf, date, amount, quantity, price } = columns;
			const given = { customer: customerOf, order: orderOf, date, amount, quantity, price };
			for (const [name, values] of Object.entries(given))
				if (values) writeFileSync(join(folder, name), values);
			const found = spawnSync(PYTHON, ['-c', SCRIPT, folder, String(tries)], { encoding: 'utf8' });
			if (found.status !== 0) throw new Error(found.stderr);
			return JSON.parse(found.stdout) as MeasuredParts;
		} finally {
			rmSync(folder, { recursive: true });
		}
	}
}
