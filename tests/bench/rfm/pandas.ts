import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TransactionColumns } from '#src/core/segment/index.ts';

const PYTHON = '/usr/bin/python3';

const SCRIPT = `
import sys, time, os, numpy as np, pandas as pd
folder = sys.argv[1]
types = {"customer": np.int32, "order": np.int32}
frame = pd.DataFrame({name: np.fromfile(os.path.join(folder, name), types.get(name, np.float64)) for name in sorted(os.listdir(folder))})
best = 1e9
for _ in range(3):
    start = time.process_time()
    lines = frame[frame.customer >= 0]
    if "quantity" in frame:
        lines = lines[(lines.quantity > 0) & (lines.price > 0)]
        lines = lines.assign(amount=lines.quantity * lines.price)
    groups = lines.groupby("customer", sort=False)
    last, orders, amount = groups.date.max(), groups.order.nunique(), groups.amount.sum()
    best = min(best, time.process_time() - start)
print(best * 1000, amount.sum())
`;

/** The same group-by in pandas, of Debian's python3-pandas. */
export class Pandas {
	readonly #isHere = spawnSync(PYTHON, ['-c', 'import pandas']).status === 0;

	constructor() {
		if (!this.#isHere) console.log('python3-pandas is not installed: no baseline of pandas');
	}

	/** Processor time, and the amount of all customers; null where pandas is not installed. */
	run(columns: TransactionColumns): { readonly milliseconds: number; readonly amount: number } | null {
		if (!this.#isHere) return null;
		const folder = mkdtempSync(join(tmpdir(), 'rfm-bench-'));
		try {
			const { customerOf, orderOf, date, amount, quantity, price } = columns;
			const given = { customer: customerOf, order: orderOf, date, amount, quantity, price };
			for (const [name, values] of Object.entries(given))
				if (values) writeFileSync(join(folder, name), values);
			const found = spawnSync(PYTHON, ['-c', SCRIPT, folder], { encoding: 'utf8' });
			if (found.status !== 0) throw new Error(found.stderr);
			const [milliseconds = 0, total = 0] = found.stdout.trim().split(' ').map(Number);
			return { milliseconds, amount: total };
		} finally {
			rmSync(folder, { recursive: true });
		}
	}
}
