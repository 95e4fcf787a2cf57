import {
	schemeOf,
	type ClassLabel,
	type Draft,
	type Need,
	type TemplateClass,
} from '#src/core/segment/templates/index.ts';
import type { MatrixScheme, RoleId, RuleScheme, TierScheme } from '#src/core/model/index.ts';
import { metricName } from '#src/i18n/class-names.ts';
import { chooseUnit, formatInUnit, formatNumber, formatPercent, m, moneyUnit } from '#src/i18n/index.ts';
import { roleName } from '#src/i18n/roles.ts';
import { namedColumnWord, placeLevelName } from '#src/i18n/templates.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { capital } from '#src/i18n/capital.ts';

/** Name of a class as it will stand in the scheme. */
export function chipName(session: Session, { id, label }: TemplateClass): string {
	return ownName(session, id, label) ?? session.display.className({ code: id, args: {} });
}

/** The scheme of a draft, its classes named in the language of the user where no name follows the language by itself. */
export function namedScheme(
	session: Session,
	draft: Draft,
	id: string,
	name: string,
): MatrixScheme | RuleScheme | TierScheme {
	return schemeOf(draft, { id, name }, (each) => ownName(session, each.id, each.label));
}

/** Name of a column of the customers at the start of a line. */
export function fieldName(session: Session, field: string): string {
	const column = session.sheets.customers?.columns.find(({ id }) => id === field);
	const name = column ? session.display.label(column) : metricName(field, session.display.locale);
	return capital(name ?? field);
}

/** Null = the id has a name of its own in every language. */
function ownName(session: Session, id: string, label: ClassLabel): string | null {
	switch (label.kind) {
		case 'usual':
			return null;
		case 'value': {
			if (id.startsWith('place:')) return null;
			const column = session.sheets.customers?.columns.find((each) => each.id === label.field);
			return column ? session.display.text(column, label.value) : label.value;
		}
		case 'range':
			return rangeName(session, label);
		case 'cell':
			return label.parts.map((part) => classOf(session, part)).join(' · ');
	}
}

function classOf(session: Session, part: { readonly scheme: string; readonly class: string }): string {
	const info = session.analysis.result(part.scheme)?.classes.find(({ id }) => id === part.class);
	return session.display.className(info?.name ?? { code: part.class, args: {} });
}

function rangeName(session: Session, { field, min, max, whole }: Range): string {
	const column = session.sheets.customers?.columns.find(({ id }) => id === field);
	if (column?.format?.style === 'money') return moneyRange(session, min, max);
	const text = (value: number) => {
		if (column?.type === 'date') return session.display.text(column, value);
		if (column?.format?.style === 'percent') return formatPercent(value);
		return formatNumber(Number(value.toPrecision(6)));
	};
	if (min === null) {
		const below = max ?? Number.NaN;
		return whole
			? m.templates_range_upTo({ max: text(below - 1) })
			: m.templates_range_below({ max: text(below) });
	}
	if (max === null) return m.templates_range_atLeast({ min: text(min) });
	if (whole && max - min === 1) return text(min);
	return m.templates_range_between({ min: text(min), max: text(whole ? max - 1 : max) });
}

type Range = Extract<ClassLabel, { kind: 'range' }>;

/** Both ends in one unit, written once. */
function moneyRange(session: Session, min: number | null, max: number | null): string {
	const { locale } = session.display;
	const { currency } = session.open.current.recipe;
	const unit = chooseUnit(max ?? min ?? 0, locale);
	const text = (value: number) => formatInUnit(value, unit);
	const withUnit = (value: string) => {
		const currencyName = moneyUnit(currency, { factor: 1, label: '' }, locale);
		return m.templates_range_money({ value, unit: unit.label, currency: currencyName });
	};
	if (min === null) return m.templates_range_below({ max: withUnit(text(max ?? 0)) });
	if (max === null) return m.templates_range_atLeast({ min: withUnit(text(min)) });
	return withUnit(m.templates_range_between({ min: text(min), max: text(max) }));
}

/** What a template does without, as part of a sentence. */
export function lackText(need: Need): string {
	if (need.kind === 'role') {
		const roles = need.anyOf.map((role) => m.templates_quoted({ text: roleName(role) }));
		return m.matrix_template_without_role({ roles: roles.join(m.templates_or()) });
	}
	return need.kind === 'named' ? m.matrix_template_without_named({ word: namedColumnWord(need.word) }) : '';
}

function roleNeedText(anyOf: readonly RoleId[]): string {
	const quoted = anyOf.map((role) => m.templates_quoted({ text: roleName(role) }));
	const isOfLines = anyOf.every((role) => role.startsWith('transaction.'));
	const say = isOfLines ? m.behaviour_need_lineRole : m.templates_need_role;
	return say({ roles: quoted.join(m.templates_or()) });
}

/** What a template lacks, in a sentence. */
export function needText(session: Session, need: Need): string {
	const column = 'field' in need ? fieldName(session, need.field) : '';
	switch (need.kind) {
		case 'role':
			return roleNeedText(need.anyOf);
		case 'named':
			return m.templates_need_named({ word: namedColumnWord(need.word) });
		case 'metric': {
			const metric = session.display.measure({ kind: 'metric', metric: need.metric });
			if (need.metric === 'topAffinity') return m.behaviour_need_support();
			const isMoney = session.display.isMoney({ kind: 'metric', metric: need.metric });
			return isMoney ? m.templates_need_metricAmount({ metric }) : m.templates_need_metric({ metric });
		}
		case 'scale':
			return m.scales_need();
		case 'places':
			return m.templates_need_places({ level: placeLevelName(need.level) });
		case 'empty':
			return m.templates_need_empty({ column });
		case 'constant':
			return m.templates_need_constant({ column });
		case 'single':
			return m.templates_need_single({
				column,
				class: session.display.className({ code: need.class, args: {} }),
			});
		case 'unreadable':
			return m.templates_need_unreadable({ column });
	}
}
