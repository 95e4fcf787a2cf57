import type { Scheme } from '#src/core/model/index.ts';
import type { SchemeResult } from '#src/core/segment/index.ts';
import type { MethodSection, MethodValue } from '#src/io/project-file/index.ts';
import { m } from '#src/i18n/index.ts';
import { classActions } from '../segments/class-actions.ts';
import type { Display } from '../tables/display.svelte.ts';
import type { Session } from '../session.svelte.ts';

/** What to do with the customers of every class, with the largest of them. */
export function actionSection(
	session: Session,
	scheme: Scheme,
	result: SchemeResult,
	name: string,
	display: Display,
): MethodSection {
	const options = { locale: display.locale };
	const join = display.locale === 'zh-CN' ? '、' : ', ';
	return {
		title: m.rfm_method_actions({ scheme: name }, options),
		note: m.rfm_method_actionsNote({}, options),
		header: [
			m.report_column_class({}, options),
			m.report_column_customers({}, options),
			m.report_column_amount({}, options),
			m.rfm_actions_largest({}, options),
			m.rfm_actions_column({}, options),
		],
		rows: classActions(session, scheme, result, display.locale).map((action): MethodValue[] => {
			const info = result.classes[action.index];
			const summary = result.summary[action.index];
			return [
				info ? display.className(info.name) : action.id,
				{ value: summary?.count ?? 0, kind: 'count' },
				{ value: summary?.amount ?? 0, kind: 'money' },
				action.largest.map((row) => display.customer(row)).join(join),
				action.text,
			];
		}),
	};
}
