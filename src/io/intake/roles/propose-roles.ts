import { roleOf, type RoleId } from '#src/core/model/index.ts';
import type { TableKind } from '#src/core/table/index.ts';
import { looksLikeIds, READABLE_BY_HEADER, shareOf } from '../infer.ts';
import type { Assessment } from '../assess.ts';
import { note, type IntakeNote } from '../notes.ts';
import type { RoleProposal } from '../types.ts';
import { aliasMatches, type AliasMatch } from './dictionary.ts';
import type { ValueForms } from './values.ts';

/** What is known of a column when roles are proposed. */
export interface ColumnFacts {
	readonly source: number;
	readonly header: string;
	readonly found: Assessment;
	readonly forms: ValueForms;
}

/** From this confidence on a role is proposed; below it is only offered. */
const PROPOSED = 0.5;

/** Candidates for the roles of every column within one kind of table, best first, single roles not yet settled. */
export function candidates(columns: readonly ColumnFacts[], kind: TableKind): RoleProposal[][] {
	return columns.map((column, index) => {
		const byRole = new Map<RoleId, RoleProposal>();
		const add = (proposal: RoleProposal) => {
			if ((byRole.get(proposal.role)?.confidence ?? 0) < proposal.confidence)
				byRole.set(proposal.role, proposal);
		};
		for (const match of aliasMatches(column.header, kind)) add(fromAlias(match, column));
		for (const proposal of fromValues(column, kind, index)) add(proposal);
		return [...byRole.values()].filter((proposal) => proposal.confidence >= 0.2).sort(byConfidence);
	});
}

const byConfidence = (a: RoleProposal, b: RoleProposal) =>
	b.confidence - a.confidence || (a.role < b.role ? -1 : 1);

/** Gives each column its best role that is still free; a single role goes to the column surest of it. */
export function settle(lists: readonly (readonly RoleProposal[])[]): (RoleId | null)[] {
	const chosen = new Array<RoleId | null>(lists.length).fill(null);
	const taken = new Set<RoleId>();
	const all = lists
		.flatMap((list, column) => list.map((proposal) => ({ ...proposal, column })))
		.filter((proposal) => proposal.confidence >= PROPOSED)
		.sort((a, b) => b.confidence - a.confidence || a.column - b.column || (a.role < b.role ? -1 : 1));
	for (const { role, column } of all) {
		if (chosen[column] !== null || taken.has(role)) continue;
		chosen[column] = role;
		if (roleOf(role).single) taken.add(role);
	}
	return singlePeriod(lists, chosen, taken);
}

/** A single column of amounts of one period is the customer's amount where no other column is. */
function singlePeriod(
	lists: readonly (readonly RoleProposal[])[],
	chosen: (RoleId | null)[],
	taken: ReadonlySet<RoleId>,
): (RoleId | null)[] {
	const periods = chosen.flatMap((role, column) => (role === 'customer.amountOfPeriod' ? [column] : []));
	const [only] = periods;
	if (periods.length !== 1 || only === undefined || taken.has('customer.amount')) return chosen;
	const named = lists[only]?.some((proposal) => proposal.role === 'customer.amount');
	return named ? chosen.with(only, 'customer.amount') : chosen;
}

function fromAlias(match: AliasMatch, column: ColumnFacts): RoleProposal {
	const fit = fitOf(match.role, column);
	return { role: match.role, confidence: match.confidence * fit, reason: aliasNote(match, column.header) };
}

function aliasNote(match: AliasMatch, header: string): IntakeNote {
	if (match.how === 'period') return note('role.period', { period: match.text });
	if (match.how === 'part') return note('role.aliasPart', { header, alias: match.text });
	return note('role.alias', { header });
}

/** How well the values suit a role, 0…1; a column without values suits any. */
function fitOf(role: RoleId, { found, forms }: ColumnFacts): number {
	if (found.telling === 0) return 0.8;
	switch (roleOf(role).type) {
		case 'number':
			if (shareOf(found, 'date') > 0.8 && found.numbers < found.telling * 0.5) return 0.2;
			return shareOf(found, 'number') >= READABLE_BY_HEADER ? 1 : 0.3;
		case 'date':
			return found.dates + found.serials >= READABLE_BY_HEADER * found.telling ? 1 : 0.3;
		case 'choice': {
			const dates = shareOf(found, 'date') > 0.8;
			const measures =
				found.numbers > 0.9 * found.telling && (found.distinct > 30 || found.wholeNumbers < found.numbers);
			return dates || measures ? 0.3 : 1;
		}
		default:
			return fitOfText(role, found, forms);
	}
}

function fitOfText(role: RoleId, found: Assessment, forms: ValueForms): number {
	const numbers = found.numbers / found.telling;
	if (role === 'customer.id') return found.distinct >= found.telling * 0.5 || found.telling < 20 ? 1 : 0.6;
	if (role === 'customer.phone') return found.withDigits >= found.telling * 0.3 ? 1 : 0.5;
	if (/[nN]ame$|\.product$/.test(role)) return numbers > 0.8 ? 0.4 : forms.mobiles > 0.8 ? 0.3 : 1;
	if (role.endsWith('.note') || role.endsWith('.address')) return numbers > 0.8 ? 0.5 : 1;
	if (/Id$|\.id$|line$/.test(role) && found.wholeNumbers < found.numbers * 0.9 && numbers > 0.8) return 0.4;
	return 1;
}

/** Roles told by the values alone. */
function fromValues({ found, forms }: ColumnFacts, kind: TableKind, position: number): RoleProposal[] {
	const proposals: RoleProposal[] = [];
	const add = (role: RoleId, share: number, confidence: number, reason: IntakeNote) => {
		if (share >= 0.7) proposals.push({ role, confidence: confidence * share, reason });
	};
	const percent = (share: number) => ({ percent: Math.round(share * 100) });
	const prefix = kind === 'transactions' ? 'transaction' : 'customer';
	if (kind === 'customers') {
		add('customer.phone', forms.mobiles, 0.85, note('role.mobiles', percent(forms.mobiles)));
		add('customer.email', forms.emails, 0.9, note('role.emails', percent(forms.emails)));
		add('customer.creditCode', forms.creditCodes, 0.9, note('role.creditCodes', percent(forms.creditCodes)));
		add('customer.name', forms.companies, 0.75, note('role.companies', percent(forms.companies)));
	}
	if (kind === 'transactions')
		add('transaction.customerName', forms.companies, 0.6, note('role.companies', percent(forms.companies)));
	if (kind !== 'other') {
		add(`${prefix}.province`, forms.provinces, 0.8, note('role.provinces', percent(forms.provinces)));
		add(`${prefix}.country`, forms.countries, 0.8, note('role.countries', percent(forms.countries)));
	}
	if (kind === 'customers' && position <= 2) proposals.push(...idByValues(found, position));
	if (kind === 'transactions' && shareOf(found, 'date') >= 0.9) {
		proposals.push({
			role: 'transaction.date',
			confidence: 0.6,
			reason: note('role.dates', percent(shareOf(found, 'date'))),
		});
	}
	return proposals;
}

/** A unique column of codes at the left edge is a key. */
function idByValues(found: Assessment, position: number): RoleProposal[] {
	const unique = found.telling >= 10 && found.distinct === found.telling && found.nulls === 0;
	const coded = looksLikeIds(found) || found.codes >= found.telling * 0.7;
	if (!unique || !coded) return [];
	return [
		{
			role: 'customer.id',
			confidence: 0.62 - 0.02 * position,
			reason: note('role.unique', { count: found.distinct }),
		},
	];
}
