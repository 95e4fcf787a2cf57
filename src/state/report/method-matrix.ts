import type { MatrixAxis } from '#src/core/model/index.ts';
import type { SchemeResult } from '#src/core/segment/index.ts';
import { roomOf, type MatrixDetail } from '#src/core/segment/matrix/index.ts';
import type { MethodSection, MethodValue } from '#src/io/project-file/index.ts';
import { conditionText } from '#src/i18n/conditions.ts';
import { formatPercent, m } from '#src/i18n/index.ts';
import { playbookText } from '#src/i18n/matrix.ts';
import type { Display } from '../tables/display.svelte.ts';

type Row = MethodValue[];

/** The cells of a matrix with what is done in them, and the axes, cuts and threat behind them. */
export function matrixMethod(
	result: SchemeResult,
	detail: MatrixDetail,
	scheme: string,
	display: Display,
	headroom: Float64Array | null,
): [MethodSection, Row[]] {
	const rooms = roomOfClasses(result, headroom);
	const options = { locale: display.locale };
	const { cells, threat, x, y } = detail.scheme;
	const table: MethodSection = {
		title: m.matrix_method_title({ scheme }, options),
		note: m.matrix_method_note({ version: result.version }, options),
		header: [
			m.matrix_column_cell({}, options),
			m.report_column_customers({}, options),
			m.report_column_amount({}, options),
			...(rooms ? [m.matrix_fact_headroom({}, options), m.matrix_fact_headroomUnknown({}, options)] : []),
			m.matrix_column_threat({}, options),
			m.matrix_method_playbook({}, options),
		],
		rows: result.classes.map(({ name }, i): Row => [
			display.className(name),
			{ value: result.summary[i]?.count ?? 0, kind: 'count' },
			{ value: result.summary[i]?.amount ?? 0, kind: 'money' },
			...(rooms
				? [
						{ value: rooms[i]?.known ? rooms[i].sum : null, kind: 'money' as const },
						{ value: rooms[i]?.unknown ?? 0, kind: 'count' as const },
					]
				: []),
			detail.threatened ? { value: detail.threats[i] ?? 0, kind: 'count' } : '',
			cells[i] ? playbookText(cells[i], display.locale) : '',
		]),
	};
	const formats = display.reasonFormats(result);
	const condition = threat ? conditionText(threat, formats) : m.matrix_method_threatNone({}, options);
	return [
		table,
		[
			...axisRows(x, m.matrix_axis_across({}, options), display),
			...axisRows(y, m.matrix_axis_up({}, options), display),
			[m.matrix_method_threat({}, options), condition],
		],
	];
}

/** Headroom of every class, and the customers of whom it is not known; null where nobody can tell. */
function roomOfClasses({ classes, classOf }: SchemeResult, headroom: Float64Array | null) {
	if (!headroom) return null;
	const rooms = classes.map(() => ({ sum: 0, known: 0, unknown: 0 }));
	classOf.forEach((at, row) => {
		const [room, value] = [rooms[at], headroom[row] ?? Number.NaN];
		if (!room) return;
		if (!Number.isFinite(value)) room.unknown++;
		else {
			room.sum = Math.min(Number.MAX_VALUE, room.sum + roomOf(value));
			room.known++;
		}
	});
	return rooms;
}

function axisRows(axis: MatrixAxis, which: string, display: Display): Row[] {
	const options = { locale: display.locale };
	const { name, value } = display.axis(axis);
	const total = axis.parts.reduce((sum, { weight }) => sum + weight, 0);
	const scales = {
		raw: m.matrix_scale_raw,
		percentile: m.matrix_scale_percentile,
		percentileDown: m.matrix_scale_percentileDown,
	};
	return [
		...axis.parts.map(({ measure, weight, scale }): Row => [
			m.matrix_method_axis({ axis: which, name }, options),
			m.matrix_method_part(
				{
					measure: display.measure(measure),
					weight: formatPercent(weight / total),
					scale: scales[scale]({}, options),
				},
				options,
			),
		]),
		[m.matrix_method_cuts({ axis: which }, options), axis.cuts.map(value).join(' · ')],
		[
			m.matrix_method_missing({ axis: which }, options),
			axis.missing === 'rescale'
				? m.matrix_axis_missing_rescale({}, options)
				: m.matrix_axis_missing_unknown({}, options),
		],
	];
}
