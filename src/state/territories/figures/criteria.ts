import {
	columnWithRole,
	tableOfKind,
	type PlanCriterion,
	type PlanMeasure,
	type RoleId,
} from '#src/core/model/index.ts';
import type { Session } from '#src/state/session.svelte.ts';

/** Band of a new plan: the usual tolerance for sales territories. */
export const USUAL_BAND = 0.1;

/** Numbers of which a sum over customers means nothing, and those that are offered by another name. */
const NOT_SHARED: ReadonlySet<RoleId> = new Set([
	'customer.latitude',
	'customer.longitude',
	'customer.shareOfWallet',
	'customer.satisfaction',
	'customer.nps',
	'customer.age',
	'customer.amount',
	'customer.potential',
]);

/** What can be shared: hours of work where someone has said what customers take, potential where a column says it, sales, customers. */
export function planMeasures(session: Session): readonly PlanMeasure[] {
	const project = session.open.current;
	const { customers } = session.sheets;
	const potential = customers && columnWithRole(project, customers, 'customer.potential');
	return [
		...(project.recipe.workload ? [{ kind: 'workload' as const }] : []),
		...(potential ? [{ kind: 'column' as const, column: potential.id }] : []),
		...(session.analysis.hasMoney ? [{ kind: 'metric' as const, metric: 'amount' as const }] : []),
		{ kind: 'customers' },
	];
}

/** Every other number that the list of customers came with. */
export function otherMeasures(session: Session): readonly PlanMeasure[] {
	const { recipe } = session.open.current;
	const table = tableOfKind(session.open.current, 'customers');
	const roles = table && recipe.roles[table.id];
	return (table?.columns ?? [])
		.filter(({ id, type }) => {
			const role = roles?.[id];
			return type === 'number' && !(role && NOT_SHARED.has(role));
		})
		.map(({ id }) => ({ kind: 'column', column: id }));
}

/** What a new plan shares: the first of what can be shared of which there is some, and nobody has less than nothing. */
export function usualCriteria(
	session: Session,
	values: (criterion: PlanCriterion) => Float64Array | null,
): readonly PlanCriterion[] {
	const criteria = planMeasures(session).map((measure) => ({
		...{ measure, below: USUAL_BAND, above: USUAL_BAND },
	}));
	const usual = criteria.find((each) => isShareable(values(each))) ?? criteria[0];
	return usual ? [usual] : [];
}

/** Answers by the values, which are the same array as long as they are the same. */
const shareable = new WeakMap<Float64Array, boolean>();
function isShareable(values: Float64Array | null): boolean {
	if (!values) return true;
	const known =
		shareable.get(values) ?? (values.some((each) => each > 0) && values.every((each) => each >= 0));
	shareable.set(values, known);
	return known;
}
