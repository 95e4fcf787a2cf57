import type {
	PeriodMeasure,
	WatchComparator,
	WatchMeasure,
	WatchRule,
	WatchTest,
} from '#src/core/model/index.ts';
import { isMeasureRef, watchKey } from '#src/core/segment/watch/index.ts';
import { capital } from '#src/i18n/capital.ts';
import { m } from '#src/i18n/index.ts';
import { measureOf, measureOptions } from '#src/features/segments/measures.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { measureValues } from '#src/state/segments/snapshots.ts';
import type { Option } from '#src/ui/index.ts';

const PERIODS: readonly PeriodMeasure[] = (['quarter', 'month'] as const).flatMap((unit) =>
	(['amount', 'orders'] as const).map((figure) => ({ kind: 'period' as const, figure, unit })),
);

/** Everything that can be watched. */
export function watchMeasureOptions(session: Session): Option[] {
	const { display } = session;
	const label = (measure: WatchMeasure) => capital(display.formats().measure(watchKey(measure)));
	const option = (measure: WatchMeasure, group: string) => ({
		...{ value: watchKey(measure), label: label(measure), group },
	});
	return [
		...PERIODS.map((measure) => option(measure, m.watch_measure_periods())),
		option({ kind: 'confirmed' }, m.watch_measure_record()),
		...measureOptions(session, null),
	];
}

/** The measure a key stands for. */
export function watchMeasureOf(key: string): WatchMeasure {
	if (key === 'confirmed') return { kind: 'confirmed' };
	return PERIODS.find((each) => watchKey(each) === key) ?? measureOf(key);
}

const SIGNS: readonly WatchComparator[] = ['>', '>=', '<', '<='];
const SIGN_NAMES = { '>': '>', '>=': '≥', '<': '<', '<=': '≤' } as const;

/** Conditions that suit a measure. */
export function testOptions(measure: WatchMeasure): Option[] {
	const signs = SIGNS.map((op) => ({ value: `value ${op}`, label: SIGN_NAMES[op] }));
	const columns = [
		{ value: 'column >', label: m.watch_test_aboveColumn() },
		{ value: 'column <', label: m.watch_test_belowColumn() },
	];
	if (measure.kind === 'confirmed') return [{ value: 'cadence', label: m.watch_test_cadence() }, ...signs];
	if (measure.kind !== 'period') return [...signs, ...columns];
	return [
		{ value: 'history below', label: m.watch_test_below() },
		{ value: 'history above', label: m.watch_test_above() },
		{ value: 'history outside', label: m.watch_test_outside() },
		{ value: 'run falling', label: m.watch_test_falling() },
		{ value: 'run rising', label: m.watch_test_rising() },
		...signs,
		...columns,
	];
}

/** A condition as the value of its option. */
export function testKey(test: WatchTest): string {
	switch (test.kind) {
		case 'value':
			return `value ${test.op}`;
		case 'column':
			return `column ${test.op}`;
		case 'cadence':
			return 'cadence';
		case 'history':
			return `history ${test.side}`;
		case 'run':
			return `run ${test.direction}`;
	}
}

/** The condition an option stands for; what the present one has and suits is kept. */
export function testOf(session: Session, key: string, { measure, test }: WatchRule): WatchTest {
	const [kind, part] = key.split(' ');
	const op = SIGNS.find((each) => each === part) ?? '>';
	switch (kind) {
		case 'value':
			return { kind, op, value: test.kind === 'value' ? test.value : startingValue(session, measure) };
		case 'column':
			return {
				kind,
				op,
				column: test.kind === 'column' ? test.column : (numberColumns(session)[0]?.value ?? ''),
			};
		case 'history':
			return {
				kind,
				side: (['below', 'above', 'outside'] as const).find((each) => each === part) ?? 'below',
			};
		case 'run':
			return {
				kind,
				direction: part === 'rising' ? 'rising' : 'falling',
				periods: test.kind === 'run' ? test.periods : 3,
			};
		default:
			return { kind: 'cadence' };
	}
}

/** The rule with another measure; a condition that does not suit it, or a value of other units, gives way to the usual one. */
export function withMeasure(session: Session, rule: WatchRule, measure: WatchMeasure): Partial<WatchRule> {
	const key = testKey(rule.test);
	const options = testOptions(measure).map(({ value }) => value);
	const next = options.includes(key) ? key : (options[0] ?? key);
	const test = rule.test.kind === 'value' ? ({ kind: 'cadence' } as const) : rule.test;
	return { measure, test: testOf(session, next, { ...rule, measure, test }) };
}

/** Number columns of the customers. */
export function numberColumns({ sheets, open, display }: Session): Option[] {
	const own = open.current.tables.find(({ id }) => id === sheets.customers?.id)?.columns ?? [];
	return own
		.filter(({ type }) => type === 'number')
		.map((column) => ({ value: column.id, label: display.label(column) }));
}

/** A limit to begin with: twice the own rhythm, else the median, rounded as one would choose it. */
export function startingValue(session: Session, measure: WatchMeasure): number {
	if (measure.kind === 'confirmed') return 180;
	if (!isMeasureRef(measure)) return 0;
	if (measure.kind === 'metric' && measure.metric === 'rhythm') return 2;
	const values = measureValues(session, measure);
	const known = values?.filter(Number.isFinite).sort();
	return Number((known?.[known.length >> 1] ?? 0).toPrecision(2));
}
