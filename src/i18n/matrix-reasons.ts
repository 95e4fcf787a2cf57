import type { SpokenValue } from './class-names.ts';
import { m } from './messages/compiled/messages.js';
import type { ReasonFormats } from './reasons.ts';

type Args = SpokenValue['args'];

/** Sentences of reasons under a matrix. */
export const MATRIX_REASONS: Readonly<Record<string, (args: Args, formats: ReasonFormats) => string>> = {
	matrixCell: (args, formats) => {
		const [x, y] = [side('x', args, formats), side('y', args, formats)];
		return marked(m.matrix_reason_cell({ x, y, class: classIn(args, formats) }, formats), args, formats);
	},
	matrixUnknown: (args, formats) => {
		const axes = [...String(args['axes'])].map((each) => named(each, formats));
		const keys = String(args['measures']).split('|').filter(Boolean);
		const spoken = {
			axes: axes.join(m.matrix_reason_and({}, formats)),
			measures: keys.map(formats.measure).join(m.matrix_join({}, formats)),
		};
		return marked(m.matrix_reason_unknown(spoken, formats), args, formats);
	},
	matrixRise: (args, formats) => m.matrix_reason_rise(crossing(args, formats), formats),
	matrixFall: (args, formats) => m.matrix_reason_fall(crossing(args, formats), formats),
};

function side(axis: 'x' | 'y', args: Args, formats: ReasonFormats): string {
	const text = (key: string) => {
		const place = args[key];
		return place === undefined ? null : placed(axis, Number(place), formats);
	};
	const spoken = { axis: named(axis, formats), value: text(axis) ?? '' };
	const [from, to] = [text(`${axis}From`), text(`${axis}To`)];
	if (from !== null && to !== null) return m.matrix_reason_between({ ...spoken, from, to }, formats);
	return from === null
		? m.matrix_reason_to({ ...spoken, to: to ?? '' }, formats)
		: m.matrix_reason_from({ ...spoken, from }, formats);
}

function crossing(args: Args, formats: ReasonFormats) {
	const axis = args['axis'] === 'y' ? 'y' : 'x';
	const value = placed(axis, Number(args['value']), formats);
	return { axis: named(axis, formats), value, class: classIn(args, formats) };
}

function marked(reason: string, args: Args, formats: ReasonFormats): string {
	return args['threat'] === 1 ? m.matrix_reason_threat({ reason }, formats) : reason;
}

function named(axis: string, formats: ReasonFormats): string {
	return formats.axis?.(axis === 'y' ? 'y' : 'x').name ?? axis;
}

function placed(axis: 'x' | 'y', place: number, formats: ReasonFormats): string {
	return formats.axis?.(axis).value(place) ?? formats.value(`axis:${axis}`, place);
}

function classIn(args: Args, formats: ReasonFormats): string {
	return formats.className(String(args['class'] ?? ''));
}
