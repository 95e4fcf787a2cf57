import type { RoleId } from '#src/core/model/index.ts';
import type { TableKind } from '#src/core/table/index.ts';
import { note, type IntakeNote } from '../notes.ts';
import type { RoleProposal } from '../types.ts';
import { countMarketColumns } from './areas.ts';
import { countQuestions } from './survey.ts';
import { candidates, settle, type ColumnFacts } from './propose-roles.ts';

/** What a sheet is for, with the roles of its columns. */
export interface KindProposal {
	readonly kind: TableKind;
	readonly confidence: number;
	readonly reason: IntakeNote;
	readonly roles: readonly (RoleId | null)[];
	readonly candidates: readonly (readonly RoleProposal[])[];
}

/** Roles of the columns of a sheet whose purpose is known. */
export function rolesFor(
	columns: readonly ColumnFacts[],
	kind: TableKind,
): Pick<KindProposal, 'roles' | 'candidates'> {
	const lists = candidates(columns, kind);
	return { candidates: lists, roles: settle(lists) };
}

/** Proposes the purpose of a sheet from the roles its columns could have under each. */
export function proposeKind(columns: readonly ColumnFacts[], rows: number): KindProposal {
	const asTransactions = rolesFor(columns, 'transactions');
	const asCustomers = rolesFor(columns, 'customers');
	const asOther = rolesFor(columns, 'other');
	const transactions = transactionScore(columns, asTransactions.roles);
	const customers = customerScore(columns, asCustomers.roles);
	const reps = repScore(asOther.roles, asCustomers.roles);
	const best = Math.max(transactions, customers, reps);
	const count = (roles: readonly (RoleId | null)[]) => roles.filter((role) => role !== null).length;
	const questions = countQuestions(columns);
	const repeat = repeatOf(columns, asOther.roles, ['other.customerId', 'other.customerName']);
	if (questions > 0 && repeat !== null && repeat < 0.9)
		return { kind: 'other', confidence: 0.8, reason: note('kind.survey', { questions }), ...asOther };
	const sizes = countMarketColumns(columns, asCustomers.roles);
	if (sizes > 0 && best === customers)
		return {
			kind: 'other',
			confidence: 0.7,
			reason: note('kind.areas', { columns: sizes }),
			candidates: asOther.candidates,
			roles: columns.map(() => null),
		};
	if (best < 0.35) {
		return { kind: 'other', confidence: 0.4, reason: note('kind.unknown', {}), ...asOther };
	}
	const confidence = Math.min(1, best);
	if (best === reps)
		return {
			kind: 'other',
			confidence,
			reason: note('kind.reps', { roles: count(asOther.roles) }),
			...asOther,
		};
	if (best === transactions) {
		return {
			kind: 'transactions',
			confidence,
			reason: note('kind.transactions', { roles: count(asTransactions.roles) }),
			...asTransactions,
		};
	}
	const keyed = asCustomers.roles.includes('customer.id') || asCustomers.roles.includes('customer.name');
	const reason = keyed
		? note('kind.customers', { roles: count(asCustomers.roles) })
		: note('kind.byShape', { rows });
	return { kind: 'customers', confidence, reason, ...asCustomers };
}

function transactionScore(columns: readonly ColumnFacts[], roles: readonly (RoleId | null)[]): number {
	const has = (role: RoleId) => roles.includes(role);
	if (!has('transaction.date')) return 0;
	const money = has('transaction.amount') || (has('transaction.quantity') && has('transaction.price'));
	const who = has('transaction.customerId') || has('transaction.customerName');
	let score = 0.2 + (money ? 0.25 : 0) + (who ? 0.15 : 0) + (has('transaction.id') ? 0.3 : 0);
	if (has('transaction.productId') || has('transaction.product')) score += 0.15;
	if (has('transaction.quantity')) score += 0.1;
	const repeat = repeatOf(columns, roles, ['transaction.customerId', 'transaction.customerName']);
	if (repeat !== null) score += repeat < 0.9 ? 0.25 : -0.2;
	return score;
}

function customerScore(columns: readonly ColumnFacts[], roles: readonly (RoleId | null)[]): number {
	const has = (role: RoleId) => roles.includes(role);
	const attributes = roles.filter((role) => role !== null && !/\.(id|name|note|amount)$/.test(role)).length;
	let score =
		(has('customer.id') ? 0.2 : 0) + (has('customer.name') ? 0.25 : 0) + 0.06 * Math.min(8, attributes);
	const unique = repeatOf(columns, roles, ['customer.id', 'customer.name']);
	if (unique !== null) score += unique >= 0.9 ? 0.35 : unique < 0.6 ? -0.3 : 0;
	if (unique === null && attributes >= 2) score += 0.25;
	return score;
}

function repScore(asReps: readonly (RoleId | null)[], asCustomers: readonly (RoleId | null)[]): number {
	const own = asReps.filter(
		(role) => role === 'rep.capacityHours' || role === 'rep.base' || role === 'rep.leavingDate',
	).length;
	if (own < 2 || !asReps.includes('rep.name')) return 0;
	const more = asReps.filter(
		(role) => role === 'rep.skills' || role === 'rep.seniority' || role === 'rep.cost',
	).length;
	const rival = asCustomers.filter((role) => role !== null).length;
	return 0.5 + 0.2 * own + 0.1 * more - 0.02 * rival;
}

/** Distinct ÷ filled of the first of these roles that a column has; null where none has. */
function repeatOf(
	columns: readonly ColumnFacts[],
	roles: readonly (RoleId | null)[],
	wanted: readonly RoleId[],
): number | null {
	for (const role of wanted) {
		const found = columns[roles.indexOf(role)]?.found;
		if (found && found.telling > 0) return Math.min(1, found.distinct / found.telling);
	}
	return null;
}
