import type { Locale } from './index.ts';
import { m } from './messages/compiled/messages.js';

type Say = (args: Record<string, never>, options: { locale: Locale }) => string;

/** Usual names of the cells of matrices, by id. */
export const MATRIX_CLASSES: Readonly<Record<string, Say>> = {
	attack: m.matrix_class_attack,
	defend: m.matrix_class_defend,
	maintain: m.matrix_class_maintain,
	select: m.matrix_class_select,
	boxDevelop: m.matrix_class_boxDevelop,
	boxAccelerate: m.matrix_class_boxAccelerate,
	boxStar: m.matrix_class_boxStar,
	boxWatch: m.matrix_class_boxWatch,
	boxGrow: m.matrix_class_boxGrow,
	boxStrengthen: m.matrix_class_boxStrengthen,
	boxLean: m.matrix_class_boxLean,
	boxHold: m.matrix_class_boxHold,
	boxHarvest: m.matrix_class_boxHarvest,
	gridHighLow: m.matrix_class_gridHighLow,
	gridHighMiddle: m.matrix_class_gridHighMiddle,
	gridHighHigh: m.matrix_class_gridHighHigh,
	gridMiddleLow: m.matrix_class_gridMiddleLow,
	gridMiddleHigh: m.matrix_class_gridMiddleHigh,
	gridLowLow: m.matrix_class_gridLowLow,
	gridLowMiddle: m.matrix_class_gridLowMiddle,
	gridLowHigh: m.matrix_class_gridLowHigh,
	loyaltyTrue: m.matrix_class_loyaltyTrue,
	loyaltyLatent: m.matrix_class_loyaltyLatent,
	loyaltySpurious: m.matrix_class_loyaltySpurious,
	loyaltyNone: m.matrix_class_loyaltyNone,
	kraljicStrategic: m.matrix_class_kraljicStrategic,
	kraljicLeverage: m.matrix_class_kraljicLeverage,
	kraljicBottleneck: m.matrix_class_kraljicBottleneck,
	kraljicRoutine: m.matrix_class_kraljicRoutine,
};

/** What is usually done with the customers of a cell, by its id. */
const PLAYBOOKS: Readonly<Record<string, Say>> = {
	attack: m.matrix_playbook_attack,
	defend: m.matrix_playbook_defend,
	maintain: m.matrix_playbook_maintain,
	select: m.matrix_playbook_select,
	boxDevelop: m.matrix_playbook_boxDevelop,
	boxAccelerate: m.matrix_playbook_boxAccelerate,
	boxStar: m.matrix_playbook_boxStar,
	boxWatch: m.matrix_playbook_boxWatch,
	boxGrow: m.matrix_playbook_boxGrow,
	boxStrengthen: m.matrix_playbook_boxStrengthen,
	boxLean: m.matrix_playbook_boxLean,
	boxHold: m.matrix_playbook_boxHold,
	boxHarvest: m.matrix_playbook_boxHarvest,
	loyaltyTrue: m.matrix_playbook_loyaltyTrue,
	loyaltyLatent: m.matrix_playbook_loyaltyLatent,
	loyaltySpurious: m.matrix_playbook_loyaltySpurious,
	loyaltyNone: m.matrix_playbook_loyaltyNone,
	kraljicStrategic: m.matrix_playbook_kraljicStrategic,
	kraljicLeverage: m.matrix_playbook_kraljicLeverage,
	kraljicBottleneck: m.matrix_playbook_kraljicBottleneck,
	kraljicRoutine: m.matrix_playbook_kraljicRoutine,
};

/** Usual names of axes, by code. */
const AXES: Readonly<Record<string, Say>> = {
	ourPosition: m.matrix_axis_ourPosition,
	buyingPosition: m.matrix_axis_buyingPosition,
	attractiveness: m.matrix_axis_attractiveness,
	salesSize: m.matrix_axis_salesSize,
	contribution: m.matrix_axis_contribution,
	repeatPatronage: m.matrix_axis_repeatPatronage,
	attitude: m.matrix_axis_attitude,
	impact: m.matrix_axis_impact,
	lossRisk: m.matrix_axis_lossRisk,
};

/** Usual name of an axis; null for a code without one. */
export function axisUsualName(code: string | null, locale: Locale): string | null {
	return code !== null && Object.hasOwn(AXES, code) ? (AXES[code]?.({}, { locale }) ?? null) : null;
}

/** What is done with the customers of a cell: the text of the user in this language, else the usual one, else nothing. */
export function playbookText(
	{
		id,
		playbook,
	}: { readonly id: string; readonly playbook: Readonly<Partial<Record<Locale, string>>> | null },
	locale: Locale,
): string {
	const own = playbook?.[locale];
	if (own !== undefined) return own;
	return Object.hasOwn(PLAYBOOKS, id) ? (PLAYBOOKS[id]?.({}, { locale }) ?? '') : '';
}
