import { officialScheme, picksOf, type Scheme } from '#src/core/model/index.ts';
import type { SchemeResult } from '#src/core/segment/types.ts';
import type { MethodSection, MethodValue, ReportSheet } from '#src/io/project-file/index.ts';
import { capital } from '#src/i18n/capital.ts';
import { formatInteger, m, type Locale } from '#src/i18n/index.ts';
import {
	driverFacts,
	drivenOf,
	excludedText,
	findingText,
	fitText,
	noFitText,
	warningTexts,
	type Driven,
} from '../segments/driver-facts.ts';
import {
	driverColumns,
	driverInputs,
	driverTargets,
	madeOf,
	outcomeOf,
	pickedTarget,
	type Target,
} from '../segments/driver-targets.ts';
import { Display } from '../tables/display.svelte.ts';
import type { Session } from '../session.svelte.ts';

/** What was compared, in plain words, then five figures. */
const WIDTHS = [40, 62, 13, 13, 13, 10, 10];

/** A scheme whose drivers are shown, with what is explained. */
interface Asked {
	readonly scheme: Scheme;
	readonly result: SchemeResult;
	readonly target: Target;
}

/**
 * What goes with the outcomes picked, over all customers: those of the official scheme, and those picked by hand in others.
 * Null where there is nothing to explain.
 */
export async function driversSheet(session: Session, locale: Locale): Promise<ReportSheet | null> {
	if (session.analysis.isBehind) return null;
	const display = new Display(session, () => locale);
	const options = { locale };
	const sections: MethodSection[] = [];
	for (const asked of askedOf(session, display)) {
		const driven = await drivenBy(session, display, asked);
		sections.push(...sectionsOf(session, asked, driven));
	}
	if (sections.length === 0) return null;
	return {
		sheet: m.report_drivers_sheet({}, options),
		title: m.report_drivers_title({}, options),
		note: m.drivers_association({}, options),
		sections,
		widths: WIDTHS,
	};
}

/** The official scheme first; the same question is asked once. */
function askedOf(session: Session, display: Display): readonly Asked[] {
	const { recipe } = session.open.current;
	const official = officialScheme(recipe);
	const columns = driverColumns(session);
	const found = new Map<string, Asked>();
	const schemes = [
		...(official ? [official] : []),
		...recipe.schemes.filter(({ id }) => id !== official?.id),
	];
	for (const scheme of schemes) {
		const result = session.analysis.result(scheme.id);
		const isPicked = recipe.picks?.[scheme.id]?.drivers !== undefined;
		if (!result || (scheme !== official && !isPicked)) continue;
		const picks = picksOf(recipe, scheme.id, 'drivers');
		const target = pickedTarget(driverTargets(session, display, columns, result), picks.target);
		if (!target) continue;
		const key = JSON.stringify([
			target.column ? target.key : [scheme.id, target.key],
			picks.log,
			picks.chosen,
		]);
		if (!found.has(key)) found.set(key, { scheme, result, target });
	}
	return [...found.values()];
}

async function drivenBy(session: Session, display: Display, { scheme, result, target }: Asked) {
	const { log, chosen } = picksOf(session.open.current.recipe, scheme.id, 'drivers');
	const columns = driverColumns(session);
	const inputs = driverInputs(columns, target, madeOf(target, scheme, session), chosen);
	const question = { outcome: outcomeOf(target, result), kind: target.kind, log, chosen };
	const drivers = await session.analysis.ask('drivers', question, inputs).result;
	return drivenOf(session, display, drivers, { target, result, columns, hidden: 0 });
}

function sectionsOf(session: Session, { scheme, target }: Asked, driven: Driven): MethodSection[] {
	const { locale } = driven.formats;
	const options = { locale };
	const { fit } = driven.drivers;
	const name = capital(target.name);
	const nothing = noFitText(driven);
	if (nothing !== null) return [{ title: name, rows: [[m.drivers_no({}, options), nothing]] }];
	const facts = driverFacts(driven);
	const say = fit.ok && fit.kind === 'linear' ? m.report_drivers_linear : m.report_drivers_logistic;
	const note = say({ n: formatInteger(fit.ok ? fit.n : 0) }, options) + excludedText(driven);
	const decimal = (value: number | null): MethodValue => ({ value, kind: 'decimal' });
	return [
		{
			title: findingText(facts, driven),
			note,
			header: [
				m.drivers_column_what({}, options),
				m.drivers_column_effect({}, options),
				m.drivers_column_standardised({}, options),
				m.report_drivers_low({}, options),
				m.report_drivers_high({}, options),
				m.drivers_column_p({}, options),
				m.drivers_column_vif({}, options),
			],
			rows: facts.map((fact): MethodValue[] => [
				fact.change,
				fact.effect,
				...[fact.value, fact.low, fact.high].map(decimal),
				{ value: fact.p, kind: 'probability' },
				decimal(fact.vif),
			]),
		},
		{
			title: m.drivers_fit({}, options),
			rows: [
				[m.drivers_target({}, options), name],
				[m.drivers_inputs({}, options), inputsText(session, scheme, driven)],
				[m.drivers_fit({}, options), fitText(driven)],
				...warningTexts(driven).map((text): MethodValue[] => [m.report_method_remark({}, options), text]),
			],
		},
	];
}

/** The columns fitted, and who chose them. */
function inputsText({ open }: Session, scheme: Scheme, { drivers, formats }: Driven): string {
	const options = { locale: formats.locale };
	const columns = drivers.used.map((id) => formats.column(id)).join(m.drivers_list({}, options));
	const { chosen } = picksOf(open.current.recipe, scheme.id, 'drivers');
	const say = chosen ? m.report_drivers_chosen : m.report_drivers_proposed;
	return say({ columns }, options);
}
