import {
	USUAL_WORKLOAD,
	type Condition,
	type OwnBoundaries,
	type Project,
	type Recipe,
	type Scheme,
} from '#src/core/model/index.ts';
import { analyse, segmentRequest } from '#src/core/segment/index.ts';
import { packState } from '#src/core/segment/snapshots/index.ts';
import { demoInput } from './report-demo.ts';
import { axisOf, matrixScheme } from './matrix-cases.ts';
import { input, scoreScheme } from './score-cases.ts';
import { AMOUNT, clusterScheme, rfmScheme, ruleScheme, tierScheme, where } from './segment-cases.ts';
import { stateFrom } from './snapshot-cases.ts';
import { watchRule } from './watch-cases.ts';

const big: Condition = where('metric:amount', { op: '>=', value: 20_000 });
const nested: Condition = {
	kind: 'any',
	of: [big, { kind: 'all', of: [where('province', { op: 'in', values: ['江苏', '浙江'] }), big] }],
};

/** Two areas side by side, as they are kept. */
export function twoAreas(): OwnBoundaries {
	const topology = {
		type: 'Topology',
		transform: { scale: [0.5, 0.5], translate: [112, 30] },
		arcs: [
			[
				[2, 0],
				[0, 2],
			],
			[
				[2, 2],
				[-2, 0],
				[0, -2],
				[2, 0],
			],
			[
				[2, 0],
				[2, 0],
				[0, 2],
				[-2, 0],
			],
		],
		objects: {
			areas: {
				type: 'GeometryCollection',
				geometries: [
					{ type: 'MultiPolygon', arcs: [[[0, 1]]] },
					{ type: 'MultiPolygon', arcs: [[[2, -1]]] },
				],
			},
		},
	};
	return {
		...{ id: 'b1', name: 'Sales areas', areas: ['West', 'East'], datum: 'gcj02' },
		topology: JSON.stringify(topology),
	};
}

/** Schemes of every kind, with every field that one may have. */
export function everyKind(): readonly Scheme[] {
	const ramp = [10, 20, 30, 40];
	return [
		rfmScheme({ owner: 'Lin', actions: { champions: 'Call' }, returns: 'netOrders', bins: 5 }),
		rfmScheme({
			...{ id: 'own', name: 'Own', binning: 'nested', ties: 'custom', segmentMap: 'own:1' },
			windowDays: { from: 45_000, to: null },
			cuts: { recency: ramp, frequency: [1, 2, 3, 4], monetary: ramp },
			nestedCuts: { frequency: [[1, 2, 3, 4], []], monetary: [ramp] },
			ownMaps: [
				{
					...{ id: 'own:1', name: 'Mine' },
					classes: [
						{ id: 'a', name: 'A', colour: 1 },
						{ id: 'b', name: null, colour: 2, usual: { code: 'lost', args: {} } },
					],
					cells: Array.from({ length: 125 }, (_, cell) => (cell % 3 === 2 ? 255 : cell % 3)),
				},
			],
		}),
		tierScheme({ by: 'total', best: 'high' }),
		clusterScheme(['revenue'], {
			...{ k: 3, method: 'kMeans', scaling: 'robust', outliers: 'winsorise', names: { 1: 'First' } },
			...{ epsilon: null, minPoints: null, minClusterSize: null, categoryWeight: 1, covariance: 'full' },
		}),
		clusterScheme(['revenue'], { id: 'mixed', method: 'prototypes', categories: ['industry'], k: 2 }),
		ruleScheme(
			[
				['big', nested],
				['far', where('class:tiers', { op: 'notIn', values: ['tierA'] })],
			],
			'rest',
		),
		scoreScheme([input('revenue', 3), { ...input('x', 1, { scale: 'zScore' }), measure: AMOUNT }], {
			missing: { kind: 'rest', atLeast: 0.5 },
			bands: { kind: 'cuts', cuts: [30, 60] },
		}),
		matrixScheme(axisOf(['revenue'], [40_000_000]), axisOf(['revenue 1 percentile'], [30, 60]), {
			threat: big,
		}),
	];
}

/** A project whose recipe has something in every field: schemes of every kind, saved models, a snapshot, views, sources. */
export function fullProject(customers: number): Project {
	const { project } = demoInput(customers);
	const { t1 = {}, t2 = {} } = project.recipe.roles;
	const bare: Project = {
		...project,
		recipe: {
			...project.recipe,
			roles: { t1, t2: { ...t2, date: 'transaction.date', amount: 'transaction.amount' } },
			schemes: everyKind(),
		},
	};
	return { ...bare, recipe: withResults(bare) };
}

function withResults(project: Project): Recipe {
	const { recipe } = project;
	const request = segmentRequest(project, recipe.schemes);
	if (!request) throw new Error('customers');
	const models = new Map(
		analyse(request).schemes.flatMap((outcome) => {
			const detail = outcome.ok ? outcome.result.detail : null;
			return detail?.kind === 'clusters' ? [[detail.scheme.id, detail.model] as const] : [];
		}),
	);
	const schemes = recipe.schemes.map((scheme): Scheme => {
		const saved = models.get(scheme.id);
		return scheme.kind === 'clusters' && saved
			? { ...scheme, saved: { ...saved, use: scheme.id === 'mixed' ? 'classify' : 'follow' } }
			: scheme;
	});
	const head = { id: 's1', name: null, why: 'user', time: 1_780_000_000_000 } as const;
	return {
		...recipe,
		schemes,
		official: 'own',
		affinity: { minOrders: 3, minAmount: 100 },
		scales: [
			{
				...{ id: 's1', name: 'Attitude', lowest: 1, highest: 5, atLeast: 0.5 },
				items: [
					{ column: 'revenue', reversed: false },
					{ column: 'note', reversed: true },
				],
			},
			{
				...{ id: 's2', name: 'Trust', table: 'survey', lowest: 0, highest: 10, atLeast: 1 },
				items: [{ column: 'q1', reversed: false }],
			},
		],
		plans: [
			{
				...{ id: 'p1', name: 'Plan A', column: 'plan-p1', budget: 0.1, seed: 7 },
				territories: [
					{ name: 'East', colour: 1, base: '310000', posts: 1, group: 'coast' },
					{ name: 'West', colour: 2, base: null, posts: 0.5 },
					{ name: 'Key accounts', colour: 3, base: null, posts: 1, byRulesOnly: true },
				],
				rules: [
					{
						...{ id: 'r1', name: 'Named', basis: 'account', territories: ['Key accounts'] },
						when: { kind: 'test', field: 'id', is: { op: 'in', values: ['C1', 'C2'] } },
					},
					{
						...{
							id: 'r2',
							name: 'Specialist',
							basis: 'industry',
							territories: ['West'],
							beside: true,
							off: true,
						},
						when: { kind: 'test', field: 'c3', is: { op: '>', value: 5 } },
					},
				],
				groups: [
					{ id: 'china', name: 'China', parent: null, manager: 'Li' },
					{ id: 'coast', name: 'Coast', parent: 'china', manager: null },
				],
				criteria: [
					{ measure: { kind: 'customers' }, below: 0.1, above: 0.1 },
					{ measure: AMOUNT, below: 0.2, above: 1 },
					{ measure: { kind: 'workload' }, below: 0.1, above: 0.1 },
				],
			},
		],
		workload: {
			...USUAL_WORKLOAD,
			classes: { kind: 'scheme', scheme: 'tiers' },
			service: { tierA: { channel: 'field', contacts: 18, minutes: 90 } },
			response: { tierA: { none: 0.5, half: 0.8, more: 1.15 } },
		},
		snapshots: [packState(stateFrom(request, ...schemes), head)],
		regions: {
			groups: [{ id: 'east', name: { 'zh-CN': '华东', en: 'East' }, provinces: ['310000'] }],
			fixes: { 沪: '310000' },
		},
		boundaries: [twoAreas()],
		market: {
			table: 't9',
			places: { province: 'c1', city: 'c2' },
			inputs: [
				{ kind: 'income', column: 'c3', weight: 0.5, perHead: true },
				{ kind: 'population', column: 'c4', weight: 0.2, perHead: false },
			],
		},
		picks: {
			tiers: { drivers: { target: 'class tierA', log: false, chosen: ['c3'] } },
			rfm: { explain: { depth: 2, leaf: 7, withoutOwn: true, off: ['c4'] } },
		},
		views: {
			t1: {
				sort: [{ column: 'revenue', descending: true }],
				filters: [
					{ column: 'province', kind: 'in', values: ['江苏'], missing: false },
					{ column: 'revenue', kind: 'range', min: 1, max: null },
					{ column: 'name', kind: 'contains', text: '机电' },
					{ column: 'note', kind: 'present' },
				],
				...{ widths: { name: 240.5 }, hidden: ['note'], order: ['id', 'name'], frozen: 2 },
			},
		},
		watch: [
			watchRule({ kind: 'metric', metric: 'rhythm' }, { kind: 'value', op: '>', value: 2 }, { isOn: false }),
			watchRule(
				{ kind: 'period', figure: 'amount', unit: 'quarter' },
				{ kind: 'history', side: 'below' },
				{ id: 'w2', name: 'Fall' },
			),
			watchRule(
				{ kind: 'period', figure: 'orders', unit: 'month' },
				{ kind: 'run', direction: 'falling', periods: 3 },
				{ id: 'w3' },
			),
			watchRule({ kind: 'confirmed' }, { kind: 'cadence' }, { id: 'w4' }),
			watchRule(
				{ kind: 'column', column: 'revenue' },
				{ kind: 'column', op: '<=', column: 'revenue' },
				{ id: 'w5' },
			),
		],
		cadence: { days: 90, scheme: 'tiers', classDays: { tierA: 30 } },
		sources: {
			t1: {
				derived: false,
				columns: [
					{
						...{ header: '客户编号', column: 'id', unitFactor: 1, dateOrder: 'dmy', decimalMark: '.' },
						...{ nullWords: ['无'], takeNumber: false },
					},
				],
			},
		},
	};
}
