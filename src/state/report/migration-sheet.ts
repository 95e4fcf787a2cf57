import { officialScheme, type Scheme } from '#src/core/model/index.ts';
import {
	compareStates,
	factsOf,
	unpackState,
	type Amounted,
	type Flow,
	type State,
	type StateComparison,
} from '#src/core/segment/snapshots/index.ts';
import type { ClassInfo } from '#src/core/segment/types.ts';
import type { MethodFigure, MethodSection, MethodValue, ReportSheet } from '#src/io/project-file/index.ts';
import { formatInteger, formatPercent, m, type Locale } from '#src/i18n/index.ts';
import { changeReason, fateName, fateOf, fatesOf, snapshotName } from '#src/i18n/snapshots.ts';
import { Display, schemeName } from '../tables/display.svelte.ts';
import type { Session } from '../session.svelte.ts';
import { currentState, snapshotsOf } from '../segments/snapshots.ts';
import { classLook } from './class-looks.ts';

const WIDTHS = [52];
/** Moves and customers listed. */
const MOST_MOVES = 12;
const MOST_MOVERS = 40;

/** Two states of the project with their names. */
interface Pair {
	readonly before: State;
	readonly after: State;
	readonly names: readonly [before: string, after: string];
}

interface Sheet extends Pair {
	readonly scheme: Scheme;
	readonly result: StateComparison;
	readonly display: Display;
	readonly locale: Locale;
}

/**
 * Where customers and sales of each class went: between the last snapshot and now, or between the last two where nothing
 * has moved since. Of the official scheme, else of the first one that both states know. Null without a snapshot.
 */
export function migrationSheet(session: Session, locale: Locale): ReportSheet | null {
	const sheet = session.analysis.isBehind ? null : comparedOf(session, locale);
	if (!sheet) return null;
	const options = { locale };
	const { result, scheme, names } = sheet;
	const [before, after] = names;
	const figures = {
		n: formatInteger(result.total.count),
		stayed: formatInteger(result.stayed.count),
		came: formatInteger(result.came.count),
		gone: formatInteger(result.gone.count),
	};
	return {
		sheet: m.snapshots_report_sheet({}, options),
		title: m.snapshots_report_title({ scheme: schemeName(scheme, locale), before, after }, options),
		note: m.snapshots_subtitle(figures, options),
		sections: [
			causes(sheet),
			matrix(sheet, 'count'),
			matrix(sheet, 'money'),
			...moves(sheet),
			...movers(session, sheet),
		],
		widths: WIDTHS,
	};
}

function comparedOf(session: Session, locale: Locale): Sheet | null {
	const display = new Display(session, () => locale);
	const pairs = pairsOf(session, locale);
	const found = pairs.flatMap((pair) => {
		const scheme = schemeOf(session, pair);
		const result = scheme && compareStates(pair.before, pair.after, scheme.id);
		return result ? [{ ...pair, scheme, result, display, locale }] : [];
	});
	const isMoved = ({ moved, came, gone }: StateComparison) => moved.count + came.count + gone.count > 0;
	return found.find(({ result }) => isMoved(result)) ?? found[0] ?? null;
}

/** The last snapshot and now, then the last two. */
function pairsOf(session: Session, locale: Locale): readonly Pair[] {
	const [last, earlier] = snapshotsOf(session).toReversed();
	const now = currentState(session);
	if (!last) return [];
	const name = (snapshot: typeof last) => snapshotName(snapshot, locale);
	const later = unpackState(last);
	return [
		...(now
			? [{ before: later, after: now, names: [name(last), m.snapshots_now({}, { locale })] as const }]
			: []),
		...(earlier
			? [{ before: unpackState(earlier), after: later, names: [name(earlier), name(last)] as const }]
			: []),
	];
}

function schemeOf(session: Session, { before, after }: Pair): Scheme | null {
	const { recipe } = session.open.current;
	const official = officialScheme(recipe);
	const isKnown = ({ id }: Scheme) =>
		[before, after].every(({ schemes }) => schemes.some(({ scheme }) => scheme.id === id));
	return [...(official ? [official] : []), ...recipe.schemes].find(isKnown) ?? null;
}

/** What became of the customers, and why. */
function causes({ result, names, locale }: Sheet): MethodSection {
	const options = { locale };
	const { moved, stayed, total } = result;
	const row = (name: string, { count, amount }: Amounted, isStrong = false): MethodValue[] => [
		name,
		{ value: count, kind: 'count', isStrong },
		{ value: shareOf(count, total.count), kind: 'percent', isStrong },
		{ value: amount, kind: 'money', isStrong },
		{ value: total.amount > 0 ? shareOf(amount, total.amount) : null, kind: 'percent', isStrong },
	];
	const [before] = names;
	const both = moved.count + stayed.count;
	const title =
		moved.count === 0
			? m.snapshots_title_same({ before }, options)
			: m.snapshots_title_moved(
					{ before, count: formatInteger(moved.count), share: formatPercent(shareOf(moved.count, both)) },
					options,
				);
	const held = result.held.count;
	return {
		title,
		note:
			held > 0
				? m.snapshots_held({ count: formatInteger(held) }, options)
				: m.snapshots_movers_subtitle({}, options),
		header: [
			m.snapshots_report_fate({}, options),
			m.report_column_customers({}, options),
			m.report_column_customersShare({}, options),
			m.report_column_amount({}, options),
			m.report_column_amountShare({}, options),
		],
		rows: [
			row(m.snapshots_report_stayed({}, options), stayed),
			...fatesOf(result, false, locale).map(({ name, hint, ...amounted }) =>
				row(m.snapshots_report_cause({ name, hint }, options), amounted),
			),
			row(m.report_total({}, options), total, true),
		],
	};
}

/** Every class before against every class after, in customers or in sales. */
function matrix({ result, names, display, locale }: Sheet, kind: 'count' | 'money'): MethodSection {
	const options = { locale };
	const valueOf = (flow: Flow) => (kind === 'count' ? flow.count : flow.amount);
	const sum = (flows: readonly Flow[]) => flows.reduce((total, flow) => total + valueOf(flow), 0);
	const used = (list: readonly ClassInfo[], side: 'from' | 'to') =>
		[...list.keys(), -1].filter((at) => result.flows.some((flow) => flow[side] === at));
	const [from, to] = [used(result.from, 'from'), used(result.to, 'to')];
	const nameOf = (list: readonly ClassInfo[], at: number, other: string) => {
		const info = list[at];
		return info ? display.className(info.name) : other;
	};
	const row = (name: string, flows: readonly Flow[], isTotal = false): MethodValue[] => {
		const total = sum(flows);
		const cells = to.map((at): MethodFigure => {
			const own = flows.filter((flow) => flow.to === at);
			const value = sum(own);
			const isStrong = isTotal || own.some(({ isStay }) => isStay);
			const share = isTotal || !(total > 0) ? 0 : shareOf(value, total);
			return { value: own.length > 0 ? value : null, kind, share, isStrong };
		});
		return [name, ...cells, { value: total, kind, isStrong: true }];
	};
	const [before, after] = names;
	const came = fateName('came', locale);
	return {
		title: (kind === 'count' ? m.snapshots_report_customers : m.snapshots_report_money)({}, options),
		note: m.snapshots_report_matrixNote({ before, after }, options),
		header: [
			m.snapshots_report_corner({ before, after }, options),
			...to.map((at) => nameOf(result.to, at, fateName('gone', locale))),
			m.report_total({}, options),
		],
		rows: [
			...from.map((at) =>
				row(
					nameOf(result.from, at, came),
					result.flows.filter((flow) => flow.from === at),
				),
			),
			row(m.report_total({}, options), result.flows, true),
		],
		classes: looksOf(result.from, display),
	};
}

/** The largest moves, each with its causes. */
function moves({ result, display, locale }: Sheet): readonly MethodSection[] {
	const options = { locale };
	const found = result.flows.filter(({ isStay, from, to }) => !isStay && from >= 0 && to >= 0);
	if (found.length === 0) return [];
	const count = (value: number): MethodFigure => ({ value: value || null, kind: 'count' });
	const name = (list: readonly ClassInfo[], at: number) => {
		const info = list[at];
		return info ? display.className(info.name) : '';
	};
	return [
		{
			title: m.snapshots_report_moves({}, options),
			header: [
				m.snapshots_mover_from({}, options),
				m.snapshots_mover_to({}, options),
				m.report_column_customers({}, options),
				m.report_column_amount({}, options),
				...(['real', 'drift', 'both', 'definition'] as const).map((cause) => fateName(cause, locale)),
			],
			rows: found
				.slice(0, MOST_MOVES)
				.map((flow): MethodValue[] => [
					name(result.from, flow.from),
					name(result.to, flow.to),
					{ value: flow.count, kind: 'count', isStrong: true },
					{ value: flow.amount, kind: 'money' },
					...[flow.causes.real, flow.causes.drift, flow.causes.both, flow.causes.definition].map((cause) =>
						count(cause.count),
					),
				]),
			classes: [...looksOf(result.from, display), ...looksOf(result.to, display)],
		},
	];
}

/** Customers in another class, the largest first, each with what led there. */
function movers(session: Session, sheet: Sheet): readonly MethodSection[] {
	const { result, display, locale, before, after, scheme } = sheet;
	const options = { locale };
	const own = session.analysis.result(scheme.id);
	if (!own || result.movers.length === 0) return [];
	const formats = display.reasonFormats(own);
	const name = (list: readonly ClassInfo[], at: number) => {
		const info = list[at];
		return info ? display.className(info.name) : '';
	};
	const all = result.moved.count + result.came.count + result.gone.count;
	const shown = result.movers.slice(0, MOST_MOVERS);
	return [
		{
			title: m.snapshots_movers({ count: formatInteger(all) }, options),
			note: m.snapshots_report_largest({ count: formatInteger(shown.length) }, options),
			header: [
				m.snapshots_mover_customer({}, options),
				m.snapshots_mover_from({}, options),
				m.snapshots_mover_to({}, options),
				m.report_column_amount({}, options),
				m.snapshots_mover_cause({}, options),
				m.snapshots_mover_why({}, options),
			],
			rows: shown.map((mover): MethodValue[] => [
				mover.name || mover.key,
				name(result.from, mover.from),
				name(result.to, mover.to),
				{ value: mover.amount, kind: 'money' },
				fateName(fateOf(mover), locale),
				changeReason(mover, factsOf(before, after, scheme.id, mover), formats),
			]),
			classes: [...looksOf(result.from, display), ...looksOf(result.to, display)],
		},
	];
}

function looksOf(list: readonly ClassInfo[], display: Display) {
	return list.map(({ name, colour }) => classLook(display.className(name), colour));
}

/** A part of a whole, 0…1. */
function shareOf(part: number, whole: number): number {
	return whole > 0 ? part / whole : 0;
}
