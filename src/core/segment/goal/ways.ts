import { templatesFor, type Template } from '#src/core/segment/templates/index.ts';
import { isOfOrders } from '#src/core/segment/metrics/values.ts';
import { columnOfId, type TemplateSource } from '#src/core/segment/templates/source.ts';
import { isTextColumn, toCodes } from '#src/core/table/index.ts';
import { rowsOf, WELL_KNOWN } from './choices.ts';
import { matrixWay } from './matrix-way.ts';
import { clusterWay, rfmWay, tierWay } from './methods.ts';
import { scoreWay } from './score-way.ts';
import type { GoalId, Way, WayId } from './types.ts';

/** Ways to each goal, the one that usually serves it best first. */
const WAYS: Readonly<Record<GoalId, readonly WayId[]>> = {
	keep: ['rfm', 'kraljic', 'loyaltyMatrix', 'statusRhythm', 'lifecycle', 'satisfaction', 'recency'],
	winBack: ['statusRhythm', 'statusDays', 'rfm', 'statusGiven', 'recency'],
	effort: ['tiers', 'marginTiers', 'score', 'rfm', 'amount', 'sizeRule', 'frequency'],
	worth: ['score', 'tiers', 'marginTiers', 'nineBox', 'rfm'],
	position: ['attackDefend', 'guideReading', 'nineBox', 'kraljic', 'statusRhythm'],
	grow: [
		'shareOfWallet',
		'nineBox',
		'headroom',
		'potentialTiers',
		'potentialLevel',
		'capacityWillingness',
		'rfm',
	],
	offer: [
		'clusters',
		'needKind',
		'favouriteCategory',
		'mainChannel',
		'channel',
		'userKind',
		'tags',
		'industrySections',
	],
	market: ['industrySections', 'regionGroup', 'sizeRule', 'customerType', 'province', 'country'],
};

const MATRICES: readonly WayId[] = ['attackDefend', 'nineBox', 'loyaltyMatrix', 'kraljic'];

/**
 * Ways to a goal, the proposed one first: ready and known of most customers, then ready, then those that lack data; within
 * each in the usual order. The same data give the same answer.
 */
export function waysFor(goal: GoalId, source: TemplateSource): readonly Way[] {
	const templates = templatesFor(source.project, source.metrics, source.computed);
	const ways = WAYS[goal].flatMap((id) => wayOf(id, goal, source, templates) ?? []);
	const rank = ({ make, known }: Way) => (make === null ? 2 : known < WELL_KNOWN ? 1 : 0);
	return ways.toSorted((a, b) => rank(a) - rank(b));
}

function wayOf(
	id: WayId,
	goal: GoalId,
	source: TemplateSource,
	templates: readonly Template[],
): Way | undefined {
	if (id === 'rfm') return rfmWay(source, goal, knownShare);
	if (id === 'tiers') return tierWay(source, knownShare);
	if (id === 'clusters') return clusterWay(source, knownShare);
	if (id === 'score') return scoreWay(source, knownShare);
	const found = templates.find((each) => each.id === id);
	if (!found) return undefined;
	if (MATRICES.includes(id)) return matrixWay(source, found, knownShare);
	const { from, needs, draft } = found;
	return {
		id,
		from,
		needs,
		choices: [],
		known: draft ? knownShare(source, from) : 0,
		make: draft && (() => ({ kind: 'draft', draft: draft() })),
	};
}

/** Share of all customers of whom some columns are known, all of them. */
function knownShare(source: TemplateSource, fields: readonly string[]): number {
	const count = source.metrics?.customerCount ?? source.customers?.rowCount ?? 0;
	if (count === 0) return 0;
	const tests = fields.map((field) => knownTest(source, field));
	let known = 0;
	for (let row = 0; row < count; row++) if (tests.every((isKnown) => isKnown(row))) known++;
	return known / count;
}

/** Metrics of customers without orders count as unknown: they say nothing of how customers buy. */
function knownTest(source: TemplateSource, field: string): (row: number) => boolean {
	const column = columnOfId(source, field);
	if (column && isTextColumn(column)) {
		const codes = toCodes(column);
		return (row) => (codes[row] ?? -1) >= 0;
	}
	const values = rowsOf(source, field);
	const isOrdered = field.startsWith('metric:') && isOfOrders(field.slice(7));
	const orders = isOrdered ? source.metrics?.orders : undefined;
	return (row) => Number.isFinite(values[row]) && !(orders && (orders[row] as number) < 1);
}
