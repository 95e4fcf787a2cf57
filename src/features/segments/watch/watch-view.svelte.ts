import { columnWithRole, type WatchRule } from '#src/core/model/index.ts';
import { alertReason, type WatchOutcome } from '#src/core/segment/watch/index.ts';
import { rowIdAt, rowOfId, type Column } from '#src/core/table/index.ts';
import { alertText } from '#src/i18n/watch.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { alertKeysOf } from '#src/state/segments/watching.ts';

/** A rule that holds for a customer. */
export interface Alert {
	readonly outcome: WatchOutcome;
	/** Place of the customer in the rows of the outcome. */
	readonly at: number;
	/** Row of the customers. */
	readonly row: number;
	/** Sales; 0 where they are not known. */
	readonly amount: number;
	/** Whether the data brought in last have raised it. */
	readonly isNew: boolean;
}

/** Customers and sales. */
export interface Counted {
	readonly count: number;
	readonly amount: number;
}

/** The rules of a project with the customers they hold for, under the filters of the customers. */
export class WatchView {
	readonly session: Session;
	/** Only the alerts of this rule are listed. */
	rule = $state<string | null>(null);
	/** Only the alerts of this owner are listed; the empty text is nobody. */
	owner = $state<string | null>(null);

	readonly rules: readonly WatchRule[] = $derived.by(() => this.session.open.current.recipe.watch ?? []);
	readonly outcomes: ReadonlyMap<string, WatchOutcome> = $derived.by(
		() => new Map((this.session.analysis.watch?.outcomes ?? []).map((each) => [each.rule.id, each])),
	);
	/** Those that are new first, each by size of the customer. */
	readonly alerts: readonly Alert[] = $derived.by(() => this.#alerts());
	readonly listed: readonly Alert[] = $derived.by(() =>
		this.alerts.filter(
			({ outcome, row }) =>
				(this.rule === null || outcome.rule.id === this.rule) &&
				(this.owner === null || this.ownerOf(row) === this.owner),
		),
	);
	readonly ownerColumn: Column | null = $derived.by(() => {
		const { current } = this.session.open;
		const customers = current.tables.find(({ kind }) => kind === 'customers');
		return (customers && columnWithRole(current, customers, 'customer.owner')) ?? null;
	});
	/** Owners of customers with alerts, as they are called. */
	readonly owners: readonly string[] = $derived.by(() =>
		[...new Set(this.alerts.map(({ row }) => this.ownerOf(row)))].sort(),
	);
	/** By rule id. */
	readonly tally: ReadonlyMap<string, Counted> = $derived.by(() => {
		const found = new Map<string, Counted>();
		for (const { outcome, amount } of this.alerts) {
			const known = found.get(outcome.rule.id) ?? { count: 0, amount: 0 };
			found.set(outcome.rule.id, { count: known.count + 1, amount: known.amount + amount });
		}
		return found;
	});

	constructor(session: Session) {
		this.session = session;
	}

	get isReadOnly(): boolean {
		return this.session.open.isReadOnly;
	}

	/** Name of the owner of a customer; empty without. */
	ownerOf(row: number): string {
		return this.ownerColumn ? this.session.display.cell(this.ownerColumn, row) : '';
	}

	nameOf(rule: WatchRule): string {
		return this.session.display.watchRule(rule.id);
	}

	why({ outcome, at }: Alert): string {
		return alertText(alertReason(outcome, at), this.session.display.formats());
	}

	/** Row of the customers for a row of the results; −1 for a customer that is gone. */
	readonly customerAt: (row: number) => number = $derived.by(() => {
		const { analysis, sheets } = this.session;
		const { customers: from } = analysis;
		const to = sheets.customers;
		if (!analysis.isBehind || !from || !to) return (row: number) => row;
		return (row: number) => rowOfId(to, rowIdAt(from, row));
	});

	/** Whether the alerts of a rule are new, by row of the results. */
	#isNew({ rule }: WatchOutcome): (row: number) => boolean {
		const { newAlerts, analysis } = this.session;
		if (newAlerts.size === 0 || !analysis.customers) return () => false;
		const keyOf = alertKeysOf(rule, analysis.customers);
		return (row) => newAlerts.has(keyOf(row));
	}

	#alerts(): Alert[] {
		const { analysis, sheets } = this.session;
		const mask = sheets.customerMask;
		const amounts = analysis.metrics?.amount;
		const found: Alert[] = [];
		for (const outcome of this.outcomes.values()) {
			const isNew = this.#isNew(outcome);
			outcome.rows.forEach((resultRow, at) => {
				const row = this.customerAt(resultRow);
				if (row >= 0 && (!mask || mask[row] === 1))
					found.push({ outcome, at, row, amount: amounts?.[resultRow] || 0, isNew: isNew(resultRow) });
			});
		}
		return found.sort((a, b) => Number(b.isNew) - Number(a.isNew) || b.amount - a.amount || a.row - b.row);
	}
}

/** Customers with an alert among these, each once, and what they have bought. */
export function distinctCustomers(alerts: readonly Alert[]): Counted {
	const seen = new Map(alerts.map(({ row, amount }) => [row, amount]));
	let amount = 0;
	for (const each of seen.values()) amount += each;
	return { count: seen.size, amount };
}
