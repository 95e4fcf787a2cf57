import type { ProjectSummary } from '#src/compute/data-client.ts';

type Kept = NonNullable<ProjectSummary['newAlerts']>;

/** An alert as a text: the rule as it is asked, and the row id of the customer. */
export function alertKey(rule: string, rowId: number): string {
	return `${rule}|${rowId}`;
}

/** Alerts as the store keeps them beside a project. */
export function packAlerts(keys: ReadonlySet<string>): Kept {
	const byRule = new Map<string, number[]>();
	for (const key of keys) {
		const at = key.lastIndexOf('|');
		const rule = key.slice(0, at);
		const rows = byRule.get(rule) ?? [];
		rows.push(Number(key.slice(at + 1)));
		byRule.set(rule, rows);
	}
	return Array.from(byRule, ([rule, rows]) => ({ rule, customers: Float64Array.from(rows) }));
}

/** Alerts from the store; none where it keeps none. */
export function unpackAlerts(kept: Kept = []): ReadonlySet<string> {
	return new Set(kept.flatMap(({ rule, customers }) => Array.from(customers, (row) => alertKey(rule, row))));
}
