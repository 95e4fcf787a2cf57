import { USUAL_CADENCE } from '#src/core/model/index.ts';
import { FEWEST_PERIODS, RECORD_STATES, type WatchOutcome } from '#src/core/segment/watch/index.ts';
import type { MethodSection, MethodValue } from '#src/io/project-file/index.ts';
import { formatSerial, m } from '#src/i18n/index.ts';
import { recordStateName, watchFaultText } from '#src/i18n/watch.ts';
import type { Display } from '../tables/display.svelte.ts';
import type { Session } from '../session.svelte.ts';

type Row = MethodValue[];

/** Every rule that is watched with what it found, and the state of the records; none where nothing is watched. */
export function watchSection(session: Session, display: Display): MethodSection[] {
	const options = { locale: display.locale };
	const { watch } = session.analysis;
	if (!watch || (watch.outcomes.length === 0 && !watch.freshness)) return [];
	const { days } = session.open.current.recipe.cadence ?? USUAL_CADENCE;
	return [
		{
			title: m.watch_method({}, options),
			note: m.watch_method_note({ periods: FEWEST_PERIODS, days }, options),
			header: [
				m.watch_method_rule({}, options),
				m.watch_method_period({}, options),
				m.report_column_customers({}, options),
				m.report_column_amount({}, options),
				m.watch_method_unjudged({}, options),
			],
			rows: [...watch.outcomes.map((outcome) => ruleRow(outcome, display)), ...recordRows(session, display)],
		},
	];
}

function ruleRow({ rule, fault, period, rows, amount, noValue, short }: WatchOutcome, display: Display): Row {
	const name = display.watchRule(rule.id);
	if (fault) return [name, watchFaultText(fault, display.formats()), '', '', ''];
	const days = period && { from: formatSerial(period.from, false), to: formatSerial(period.to, false) };
	return [
		name,
		days ? m.watch_rules_period(days, { locale: display.locale }) : '',
		{ value: rows.length, kind: 'count' },
		{ value: amount, kind: 'money' },
		{ value: noValue + short, kind: 'count' },
	];
}

function recordRows(session: Session, { locale }: Display): Row[] {
	const freshness = session.analysis.watch?.freshness;
	if (!freshness) return [];
	return RECORD_STATES.map((state, i): Row => {
		const count = freshness.states.reduce((sum, each) => sum + (each === i ? 1 : 0), 0);
		const title = m.watch_method_records({ state: recordStateName(state, locale) }, { locale });
		return [title, '', { value: count, kind: 'count' }, '', ''];
	});
}
