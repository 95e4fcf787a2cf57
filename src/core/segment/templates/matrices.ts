import type {
	AxisPart,
	Condition,
	MatrixAxis,
	MatrixScheme,
	MeasureRef,
	MetricId,
	RoleId,
} from '#src/core/model/index.ts';
import { measureKey } from '#src/core/segment/types.ts';
import { usualMeasures } from '#src/core/segment/usual-measures.ts';
import { isTextColumn, type Column } from '#src/core/table/index.ts';
import { numberNeeds, template, UNKNOWN, usual, where, whereAny } from './drafts.ts';
import { ATTACK_DEFEND, gridClasses } from './grids.ts';
import { bandLimits } from './rounding.ts';
import { columnNamed, columnOfRole, hasMetric, numbersOf, textsOf, type TemplateSource } from './source.ts';
import type { MatrixDraft, Need, Template, TemplateClass } from './types.ts';

/** Twice the own gap without an order: orders have become rarer, and nobody is lost yet. */
const FALLING_AFTER_GAPS = 2;

/** A measure that a template may use, and the column or metric it stands for. */
interface Found {
	readonly measure: MeasureRef;
	readonly field: string;
}

/** A part of an axis: what it is made from, or what is missing for it. */
interface Wanted {
	readonly found: Found | null;
	readonly weight: number;
	readonly need: Need;
}

/** Two measures crossed: attack and defend with our axes, and the matrices of the literature. */
export function matrixTemplates(source: TemplateSource): Template[] {
	return [attackDefend(source), nineBox(source), loyaltyMatrix(source), kraljic(source)];
}

/** Attack and defend where the data allow it, else the first two of the usual measures: a matrix to begin with. */
export function startingMatrix(source: TemplateSource, id: string): MatrixScheme {
	const draft = attackDefend(source).draft?.();
	const base = { id, name: null, version: 1, kind: 'matrix' } as const;
	const cells = ATTACK_DEFEND.map((each) => ({
		id: each.id,
		name: null,
		colour: each.colour,
		playbook: null,
	}));
	if (draft?.kind === 'matrix') return { ...base, x: draft.x, y: draft.y, cells, threat: draft.threat };
	const [up, across] = usualMeasures(source);
	return { ...base, x: plainAxis(across, 'orders'), y: plainAxis(up, 'amount'), cells, threat: null };
}

/** One measure cut at its middle; where there is none, a metric, so that there is an axis to change. */
function plainAxis(measure: MeasureRef | undefined, metric: MetricId): MatrixAxis {
	const found = measure ?? { kind: 'metric', metric };
	const isLess = found.kind === 'metric' && found.metric === 'recencyDays';
	return axis(null, [{ measure: found, weight: 100, scale: isLess ? 'percentileDown' : 'percentile' }], [50]);
}

function attackDefend(source: TemplateSource): Template {
	const position = positionAxis(source);
	const pull = pullAxis(source);
	const parts = [...(position.axis?.parts ?? []), ...(pull.axis?.parts ?? [])];
	const needs = [...(position.axis ? [] : position.without), ...(pull.axis ? [] : pull.without)];
	const classes = [...ATTACK_DEFEND, UNKNOWN];
	return template('attackDefend', 'matrix', parts.map(fieldOf), needs, () => ({
		classes,
		without: [...position.without, ...pull.without],
		draft: () => matrixDraft(classes, position.axis, pull.axis, threatOf(source)),
	}));
}

interface AxisChoice {
	readonly axis: MatrixAxis | null;
	readonly without: readonly Need[];
}

/** Share of wallet 60 %, relationship 40 %. Without a share, how often and how lately they order takes its place and says so. */
function positionAxis(source: TemplateSource): AxisChoice {
	const share = byRole(source, 'customer.shareOfWallet');
	const relation = {
		found:
			byName(source, 'relationship') ??
			byRole(source, 'customer.satisfaction') ??
			byRole(source, 'customer.nps'),
		weight: 0.4,
		need: { kind: 'named', word: 'relationship' } as const,
	};
	const wallet = { found: share, weight: 0.6, need: roleNeed('customer.shareOfWallet') };
	const without = [wallet, relation].filter(({ found }) => !found).map(({ need }) => need);
	if (share) return { axis: weighted(source, 'ourPosition', [wallet, relation]), without };
	const bought = (['orders', 'recencyDays'] as const).filter((metric) => hasMetric(source, metric));
	const parts = bought.map((metric): AxisPart =>
		partOf(metric, 0.6 / bought.length, metric === 'orders' ? 'percentile' : 'percentileDown'),
	);
	if (parts.length === 0) return { axis: null, without };
	const own = relation.found ? [part(relation.found, relation.weight, 'percentile')] : [];
	return { axis: axis('buyingPosition', rounded([...parts, ...own]), [50]), without };
}

/** Potential 50 %, margin 30 %, growth 20 %, of what is there. Without any of them, sales take their place and say so. */
function pullAxis(source: TemplateSource): AxisChoice {
	const wanted: readonly Wanted[] = [
		{
			found: byRole(source, 'customer.potential'),
			weight: 0.5,
			need: roleNeed('customer.potential'),
		},
		{ found: byRole(source, 'customer.margin'), weight: 0.3, need: roleNeed('customer.margin') },
		{ found: byName(source, 'growth'), weight: 0.2, need: { kind: 'named', word: 'growth' } },
	];
	const without = wanted.filter(({ found }) => !found).map(({ need }) => need);
	if (without.length < wanted.length) return { axis: weighted(source, 'attractiveness', wanted), without };
	if (!hasMetric(source, 'amount')) return { axis: null, without };
	return { axis: axis('salesSize', [partOf('amount', 100, 'percentile')], [50]), without };
}

/** One part is that measure, cut at its median; several are percentiles, cut in the middle. */
function weighted(source: TemplateSource, usualName: string, wanted: readonly Wanted[]): MatrixAxis {
	const there = wanted.flatMap(({ found, weight }) => (found ? [{ found, weight }] : []));
	const [only, more] = there;
	if (only && !more) return rawAxis(source, usualName, only.found, 2);
	const parts = there.map(({ found, weight }) => part(found, weight, 'percentile'));
	return axis(usualName, rounded(parts), [50]);
}

/** Silence beyond twice the own gap, or a rival where few customers have one. */
function threatOf(source: TemplateSource): Condition | null {
	const tests: Condition[] = [];
	if (numbersOf(source, 'metric:rhythm').length > 0)
		tests.push(where('metric:rhythm', { op: '>=', value: FALLING_AFTER_GAPS }));
	const rival = columnOfRole(source, 'customer.competitor');
	const rivals = textsOf(rival).reduce((sum, { count }) => sum + count, 0);
	if (rival && rivals > 0 && rivals * 2 < (source.customers?.rowCount ?? 0))
		tests.push(where(rival.id, { op: 'present' }));
	return tests.length > 0 ? whereAny(...tests) : null;
}

function nineBox(source: TemplateSource): Template {
	const potential = byRole(source, 'customer.potential');
	const needs = [...metricNeeds(source, 'amount'), ...roleNeeds(source, 'customer.potential')];
	const classes = [...gridClasses(3, 3), UNKNOWN];
	return template(
		'nineBox',
		'matrix',
		['metric:amount', ...(potential ? [potential.field] : [])],
		needs,
		() => ({
			classes,
			draft: () =>
				matrixDraft(
					classes,
					rawAxis(source, 'contribution', byMetric('amount'), 3),
					potential && rawAxis(source, null, potential, 3),
					null,
				),
		}),
	);
}

const LOYALTY = [
	usual('loyaltyLatent', 6),
	usual('loyaltyTrue', 1),
	usual('loyaltyNone', 10),
	usual('loyaltySpurious', 2),
];

/** Dick and Basu 1994: relative attitude against repeat patronage. */
function loyaltyMatrix(source: TemplateSource): Template {
	const attitude = byRole(source, 'customer.satisfaction') ?? byRole(source, 'customer.nps');
	const share = byRole(source, 'customer.shareOfWallet');
	const repeat = share ?? byMetric('orders');
	const needs: readonly Need[] = [
		...(attitude ? [] : [{ kind: 'role', anyOf: ['customer.satisfaction', 'customer.nps'] } as const]),
		...(share ? [] : metricNeeds(source, 'orders')),
	];
	const classes = [...LOYALTY, UNKNOWN];
	const from = [repeat.field, ...(attitude ? [attitude.field] : [])];
	return template('loyaltyMatrix', 'matrix', from, needs, () => ({
		classes,
		without: share ? [] : [roleNeed('customer.shareOfWallet')],
		draft: () =>
			matrixDraft(
				classes,
				rawAxis(source, 'repeatPatronage', repeat, 2),
				attitude && rawAxis(source, 'attitude', attitude, 2),
				null,
			),
	}));
}

const KRALJIC = [
	usual('kraljicLeverage', 7),
	usual('kraljicStrategic', 1),
	usual('kraljicRoutine', 10),
	usual('kraljicBottleneck', 2),
];

/** Kraljic 1983 turned towards customers: what they bring against the risk of losing them, silence measured by their own gaps. */
function kraljic(source: TemplateSource): Template {
	const margin = byRole(source, 'customer.margin');
	const impact = margin ?? byMetric('amount');
	const needs = [...(margin ? [] : metricNeeds(source, 'amount')), ...metricNeeds(source, 'rhythm')];
	const classes = [...KRALJIC, UNKNOWN];
	return template('kraljic', 'matrix', [impact.field, 'metric:rhythm'], needs, () => ({
		classes,
		without: margin ? [] : [roleNeed('customer.margin')],
		draft: () => {
			const raw = rawAxis(source, 'impact', impact, 3);
			const risk = axis('lossRisk', [part(byMetric('rhythm'), 100, 'raw')], [FALLING_AFTER_GAPS]);
			return matrixDraft(classes, risk, { ...raw, cuts: raw.cuts.slice(-1) }, null);
		},
	}));
}

function matrixDraft(
	classes: readonly TemplateClass[],
	x: MatrixAxis | null,
	y: MatrixAxis | null,
	threat: Condition | null,
): MatrixDraft {
	const empty = axis(null, [partOf('amount', 100, 'percentile')], [50]);
	return { kind: 'matrix', classes, x: x ?? empty, y: y ?? empty, threat };
}

/** A measure as it is, cut into shares of customers at round numbers; as percentiles where equal values allow no such cuts. */
function rawAxis(source: TemplateSource, name: string | null, found: Found, bands: 2 | 3): MatrixAxis {
	const limits = bandLimits(numbersOf(source, found.field), 'quantile', bands);
	if (limits.length === bands - 1) return axis(name, [part(found, 100, 'raw')], limits);
	return axis(name, [part(found, 100, 'percentile')], bands === 2 ? [50] : [33, 67]);
}

function axis(name: string | null, parts: readonly AxisPart[], cuts: readonly number[]): MatrixAxis {
	return { name: null, usual: name, parts, cuts, missing: 'unknown' };
}

/** Weights as whole percents that add up to 100. */
function rounded(parts: readonly AxisPart[]): readonly AxisPart[] {
	const total = parts.reduce((sum, { weight }) => sum + weight, 0);
	const percents = parts.map(({ weight }) => Math.round((100 * weight) / total));
	const rest = 100 - percents.reduce((sum, each) => sum + each, 0);
	return parts.map((each, i) => ({ ...each, weight: (percents[i] ?? 0) + (i === 0 ? rest : 0) }));
}

function part({ measure }: Found, weight: number, scale: AxisPart['scale']): AxisPart {
	return { measure, weight, scale };
}

function partOf(metric: MetricId, weight: number, scale: AxisPart['scale']): AxisPart {
	return part(byMetric(metric), weight, scale);
}

function fieldOf({ measure }: AxisPart): string {
	return measure.kind === 'column' ? measure.column : measureKey(measure);
}

function byMetric(metric: MetricId): Found {
	return { measure: { kind: 'metric', metric }, field: `metric:${metric}` };
}

/** A number column with at least two different values; null where it would put everyone on one side. */
function usable(source: TemplateSource, column: Column | undefined): Found | null {
	if (!column || isTextColumn(column) || column.type !== 'number') return null;
	if (numberNeeds(source, column.id).length > 0) return null;
	return { measure: { kind: 'column', column: column.id }, field: column.id };
}

function byRole(source: TemplateSource, role: RoleId): Found | null {
	return usable(source, columnOfRole(source, role));
}

function byName(source: TemplateSource, word: 'relationship' | 'growth'): Found | null {
	return usable(source, columnNamed(source, word));
}

function roleNeed(role: RoleId): Need {
	return { kind: 'role', anyOf: [role] };
}

function roleNeeds(source: TemplateSource, role: RoleId): readonly Need[] {
	const column = columnOfRole(source, role);
	return column ? numberNeeds(source, column.id) : [roleNeed(role)];
}

function metricNeeds(source: TemplateSource, metric: MetricId): readonly Need[] {
	if (!hasMetric(source, metric)) return [{ kind: 'metric', metric }];
	return numberNeeds(source, `metric:${metric}`);
}
