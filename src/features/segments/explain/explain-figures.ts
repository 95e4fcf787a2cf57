import type { TreeMark } from '#src/charts/index.ts';
import type { Condition } from '#src/core/model/index.ts';
import { readable, readableCondition } from '#src/core/segment/explain/index.ts';
import { branchesOf, type Tree } from '#src/core/segment/tree/index.ts';
import { capital } from '#src/i18n/capital.ts';
import type { ClassLook } from '#src/features/segments/class-looks.ts';
import { byAmount, type CustomerAt } from '#src/features/segments/customer-rows.ts';
import { conditionText } from '#src/i18n/conditions.ts';
import type { ReasonFormats } from '#src/i18n/reasons.ts';
import { formatInteger, formatPercent, m } from '#src/i18n/index.ts';
import type { Explained, ExplainView } from './explain-view.svelte.ts';

/** How well the tree restates one class. */
export interface ClassFit extends ClassLook {
	readonly id: string;
	readonly n: number;
	/** Those of them whom the tree gives it. */
	readonly found: number;
	/** Customers whom the tree gives this class. */
	readonly claimed: number;
}

/** A leaf in words. */
export interface LeafRow {
	readonly leaf: number;
	readonly number: number;
	readonly when: string;
	readonly look: ClassLook;
	readonly n: number;
	readonly hits: number;
}

/** A customer whose leaf says another class. */
export interface MisplacedRow extends CustomerAt {
	readonly leaf: number;
	readonly is: ClassLook;
	readonly said: ClassLook;
}

/** The tree for the picture, its branches in words. */
export function treeMarks(
	explain: ExplainView,
	{ tree, of }: Explained,
	looks: readonly ClassLook[],
): readonly TreeMark[] {
	const formats = explain.view.session.display.reasonFormats(of);
	const branches = branchesOf(tree);
	return tree.nodes.map(({ left, right, n, counts, class: own }, i) => {
		const when = branches[i];
		const branch = when ? capital(branchText(readableCondition(when, explain.isYesNo), formats)) : '';
		const all = i === 0 ? m.segments_explain_all({ count: formatInteger(n) }) : formatInteger(n);
		const figures = left < 0 ? `${formatInteger(n)} · ${partText(counts[own] ?? 0, n)}` : all;
		return { left, right, n, counts, branch, name: looks[own]?.short ?? '', figures };
	});
}

/** What one branch asks of one column; the column is named once, also where a missing value passes. */
function branchText(branch: Condition, formats: ReasonFormats): string {
	if (branch.kind !== 'any') return conditionText(branch, formats);
	const [asked] = branch.of;
	return asked ? m.segments_explain_orUnknown({ condition: conditionText(asked, formats) }) : '';
}

/** A part of a whole in percent; 100% only where it is all of it. */
export function partText(part: number, whole: number): string {
	return formatPercent(part < whole ? Math.min(part / whole, 0.99) : 1);
}

export function leafRows(
	explain: ExplainView,
	explained: Explained,
	looks: readonly ClassLook[],
): readonly LeafRow[] {
	const formats = explain.view.session.display.reasonFormats(explained.of);
	return readable(explained.rules, explain.isYesNo).flatMap((rule, i) => {
		const look = looks[rule.class];
		const { leaf, n, hits, when } = rule;
		return look ? [{ leaf, number: i + 1, when: conditionText(when, formats), look, n, hits }] : [];
	});
}

export function classFits({ tree, of }: Explained, looks: readonly ClassLook[]): readonly ClassFit[] {
	return of.classes.flatMap(({ id }, i) => {
		const [look, figures] = [looks[i], tree.classes[i]];
		if (!look || !figures || (figures.n === 0 && figures.claimed === 0)) return [];
		return [{ id, ...look, ...figures }];
	});
}

/** Customers of a leaf, or of the whole tree, whose class is another one; those of the largest sales first. */
export function misplaced(
	{ view }: ExplainView,
	{ tree, of, leafOf }: Explained,
	looks: readonly ClassLook[],
	leaf: number | null,
): readonly MisplacedRow[] {
	const amounts = view.session.analysis.metrics?.amount;
	const rows: MisplacedRow[] = [];
	of.classOf.forEach((own, at) => {
		const reached = leafOf[at] ?? -1;
		const said = tree.nodes[reached]?.class ?? own;
		if (said === own || (leaf !== null && reached !== leaf)) return;
		const looked = { is: looks[own], said: looks[said] };
		if (looked.is && looked.said)
			rows.push({ at, leaf: reached, is: looked.is, said: looked.said, amount: amounts?.[at] || 0 });
	});
	return rows.sort(byAmount);
}

/** Customers whose leaf says another class. */
export function misplacedCount({ classes, n }: Tree): number {
	return n - classes.reduce((sum, { found }) => sum + found, 0);
}
