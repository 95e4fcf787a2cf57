import Copy from '@lucide/svelte/icons/copy';
import Pencil from '@lucide/svelte/icons/pencil';
import SlidersHorizontal from '@lucide/svelte/icons/sliders-horizontal';
import Trash2 from '@lucide/svelte/icons/trash-2';
import type { WatchRule } from '#src/core/model/index.ts';
import { watchTemplates, type WatchNeed, type WatchTemplate } from '#src/core/segment/watch/index.ts';
import { capital } from '#src/i18n/capital.ts';
import { formatInteger, m } from '#src/i18n/index.ts';
import { roleName } from '#src/i18n/roles.ts';
import type { App } from '#src/state/app.svelte.ts';
import type { Session } from '#src/state/session.svelte.ts';
import type { MenuItem } from '#src/ui/index.ts';
import { addWatchRules, deleteWatchRule } from './watch-edits.ts';
import { startingValue } from './watch-options.ts';

/** What can be done with a rule. */
export function ruleItems(app: App, session: Session, rule: WatchRule, rename: () => void): MenuItem[] {
	const disabled = session.open.isReadOnly;
	const name = session.display.watchRule(rule.id);
	return [
		{ label: m.watch_rules_rename(), icon: Pencil, disabled, onselect: rename },
		{
			label: m.watch_rules_duplicate(),
			icon: Copy,
			disabled,
			onselect: () => addWatchRules(session, [{ ...rule, name: m.watch_rules_copyName({ name }) }]),
		},
		{ kind: 'separator' },
		{
			label: m.watch_rules_delete(),
			icon: Trash2,
			danger: true,
			disabled,
			onselect: () => {
				deleteWatchRule(session, rule);
				app.notify({
					text: m.watch_rules_deleted({ name }),
					action: { label: m.watch_undo(), onselect: () => app.undo() },
				});
			},
		},
	];
}

/** Rules to add: the templates, then one of the user's own. */
export function addRuleItems(app: App, session: Session): MenuItem[] {
	const templates = watchTemplates(session.open.current, session.analysis.metrics);
	return [
		...templates.map((template): MenuItem => ({
			label: templateText(template).name,
			disabled: template.rule === null,
			...(template.need && { hint: needText(session, template.need) }),
			onselect: () => addTemplates(app, session, [template]),
		})),
		{ kind: 'separator' },
		{
			label: m.watch_add_own(),
			hint: m.watch_add_own_hint(),
			icon: SlidersHorizontal,
			onselect: () => {
				const measure = { kind: 'metric', metric: 'amount' } as const;
				const value = startingValue(session, measure);
				addWatchRules(session, [{ measure, test: { kind: 'value', op: '<', value } }]);
			},
		},
	];
}

/** Adds the rules of templates that are ready, as one step. */
export function addTemplates(app: App, session: Session, templates: readonly WatchTemplate[]): void {
	const rules = templates.flatMap(({ rule }) => (rule ? [rule] : []));
	if (rules.length === 0) return;
	addWatchRules(session, rules);
	app.notify({
		text: m.watch_added({ count: formatInteger(rules.length) }),
		action: { label: m.watch_undo(), onselect: () => app.undo() },
	});
}

/** Name of a template and what it finds. */
export function templateText({ id }: WatchTemplate): { readonly name: string; readonly about: string } {
	switch (id) {
		case 'silent':
			return { name: m.watch_template_silent(), about: m.watch_template_silent_about() };
		case 'salesDrop':
			return { name: m.watch_template_salesDrop(), about: m.watch_template_salesDrop_about() };
		case 'ordersFalling':
			return { name: m.watch_template_ordersFalling(), about: m.watch_template_ordersFalling_about() };
		case 'unconfirmed':
			return { name: m.watch_template_unconfirmed(), about: m.watch_template_unconfirmed_about() };
		case 'overLimit':
			return { name: m.watch_template_overLimit(), about: m.watch_template_overLimit_about() };
		case 'detractor':
			return { name: m.watch_template_detractor(), about: m.watch_template_detractor_about() };
	}
}

/** What a template lacks. */
export function needText(session: Session, need: WatchNeed): string {
	switch (need.kind) {
		case 'lines':
			return m.watch_need_lines();
		case 'metric': {
			const metric = session.display.measure({ kind: 'metric', metric: need.metric });
			return m.watch_need_metric({ metric: capital(metric) });
		}
		case 'role':
			return m.watch_need_role({ role: roleName(need.role) });
	}
}
