import type { ClassService, VisitResponse, Workload, WorkloadClasses } from '#src/core/model/index.ts';
import {
	callPlan,
	presetService,
	usualWorkload,
	type AnsweringClass,
	type CallPlan,
	type CallPlanLine,
	type VisitPreset,
} from '#src/core/territory/workload/index.ts';
import type { Fault } from '#src/errors/index.ts';
import { formatMoney, formatNumber, formatPercent, m } from '#src/i18n/index.ts';
import { locale } from '#src/i18n/locale.svelte.ts';
import { schemeName } from '#src/state/tables/display.svelte.ts';
import { classChoices, classSource } from '#src/state/territories/work/class-sources.ts';
import {
	hoursPerVisit,
	resourceFigures,
	type ClassFigures,
	type RepFigures,
	type ResourceFigures,
} from '#src/state/territories/work/resource-figures.ts';
import { hoursText } from './hours.ts';
import type { PlanView } from '#src/features/territories/plan-view.svelte.ts';

/** A class in the call plan. */
export interface AnsweredClass {
	readonly of: ClassFigures;
	readonly response: VisitResponse;
	readonly line: CallPlanLine;
}

/** A class as the call plan asks for it. */
export function answeringClass(
	of: ClassFigures,
	response: VisitResponse,
	channels: Workload['channels'],
): AnsweringClass {
	const { customers, sales, service } = of;
	return { customers, sales, visits: service.contacts, hoursPerVisit: hoursPerVisit(of, channels), response };
}

/** Contacts are written to the tenth: they are means of many customers. */
const TENTH = 10;

/** Shares of today's visits below which the call plan takes no class. */
const CALL_FLOORS = { none: 0, half: 0.5, all: 1 } as const;
export type CallFloor = keyof typeof CALL_FLOORS;

/** What customers take and people have, for the plan on screen. */
export class ResourceView {
	readonly plan: PlanView;
	/** Name of the rep whose card is shown; null = the first one. */
	chosen = $state.raw<string | null>(null);
	/** Hours that the call plan divides: those used today, or all there are. */
	hours = $state<'used' | 'all'>('used');
	/** Share of today's visits that the call plan leaves every class. */
	least = $state<CallFloor>('half');

	/** Figures as everything is now; null while some of it is still to follow. */
	readonly #fresh: ResourceFigures | null = $derived.by(() => {
		const { figures, isBehind, state } = this.plan;
		return isBehind || !figures ? null : resourceFigures(state, figures, this.#otherName);
	});
	/** What was shown last of the same plan stays, marked as behind, until the next figures are there. */
	readonly figures: ResourceFigures | null = $derived.by(() => {
		if (!this.settings) return null;
		const plan = this.plan.plan?.id ?? null;
		if (this.#fresh) this.#last = { plan, figures: this.#fresh };
		return this.#last?.plan === plan ? this.#last.figures : null;
	});
	#last: { readonly plan: string | null; readonly figures: ResourceFigures } | null = null;
	/** Classes that are visited, with what more or fewer visits are guessed to bring. */
	readonly #answering: readonly ClassFigures[] = $derived.by(() =>
		(this.figures?.classes ?? []).filter(
			({ customers, service }) => customers > 0 && service.channel === 'field' && service.contacts > 0,
		),
	);
	readonly calls: (CallPlan & { readonly classes: readonly AnsweredClass[]; readonly today: number }) | null =
		$derived.by(() => this.#callPlan());

	constructor(plan: PlanView) {
		this.plan = plan;
	}

	get settings(): Workload | null {
		return this.plan.state.workload.settings;
	}
	get isReadOnly(): boolean {
		return this.plan.isReadOnly;
	}
	/** Whether figures are still to follow what was changed. */
	get isBehind(): boolean {
		return this.settings !== null && this.#fresh === null;
	}
	/** Why figures will not follow by themselves; null where nothing failed. */
	get fault(): Fault | null {
		return this.isBehind ? this.plan.state.workload.roads.fault : null;
	}
	/** Counts what failed once more. */
	countAgain(): void {
		this.plan.state.workload.roads.again();
	}
	/** What the figures are of: a plan, or today. */
	get planName(): string {
		return this.plan.plan?.name ?? m.territories_today();
	}
	/** Serial day on which the project is looked at; null = none is known. */
	get today(): number | null {
		const { open, analysis } = this.plan.session;
		return open.current.recipe.analysisDate ?? analysis.proposedDate;
	}
	get #otherName(): string {
		return this.plan.state.workload.source ? m.workload_noClass() : m.workload_everyone();
	}

	/** The card that is shown. */
	readonly card: RepFigures | null = $derived.by(() => {
		const reps = this.figures?.reps ?? [];
		return reps.find(({ name }) => name === this.chosen) ?? reps[0] ?? null;
	});

	/** What customers can be told apart by. */
	readonly choices: readonly {
		readonly value: string;
		readonly label: string;
		readonly of: WorkloadClasses | null;
	}[] = $derived.by(() => {
		const { session } = this.plan;
		const named = classChoices(session).map((of) => ({
			value: JSON.stringify(of),
			label: of.kind === 'scheme' ? this.#schemeName(of.scheme) : session.display.measure(of),
			of,
		}));
		return [...named, { value: 'null', label: m.workload_classes_none(), of: null }];
	});

	/** The first workload: by the first of what can tell customers apart, at customary frequencies. */
	start(): void {
		this.useClasses(this.choices[0]?.of ?? null);
	}

	/** Other classes, at customary frequencies; what else was set stays. */
	useClasses(classes: WorkloadClasses | null): void {
		const { session, state } = this.plan;
		const ids = classes ? (classSource(session, classes)?.classes ?? []).map(({ id }) => id) : [];
		const fresh = usualWorkload(classes, ids);
		const { settings } = this;
		const { service, otherwise } = fresh;
		state.workload.replace(settings ? { ...settings, classes, service, otherwise } : fresh);
	}

	/** Customary frequencies in place of those there are. */
	usePreset(preset: VisitPreset): void {
		const ids = this.plan.state.workload.source?.classes.map(({ id }) => id) ?? [];
		this.plan.state.workload.set({ service: presetService(ids, preset) });
	}

	/** Another service of a class. */
	serve(of: ClassFigures, part: Partial<ClassService>): void {
		const { settings } = this;
		if (!settings) return;
		const { service: own, otherwise } = settings;
		const now = (of.isOther || !Object.hasOwn(own, of.id) ? undefined : own[of.id]) ?? otherwise;
		const service = { ...now, ...part };
		this.plan.state.workload.set(
			of.isOther ? { otherwise: service } : { service: { ...own, [of.id]: service } },
		);
	}

	/** Another guess for a class. */
	answer({ of, response }: AnsweredClass, part: Partial<VisitResponse>): void {
		const { settings } = this;
		if (!settings) return;
		this.plan.state.workload.set({
			response: { ...settings.response, [of.id]: { ...response, ...part } },
		});
	}

	/** The visits of the call plan become those of the workload, as one step. */
	takeCalls(): void {
		const { settings, calls } = this;
		if (!settings || !calls) return;
		const contactsOf = ({ line }: AnsweredClass) => Math.round(TENTH * line.visits) / TENTH;
		const named = calls.classes.filter(({ of }) => !of.isOther);
		const other = calls.classes.find(({ of }) => of.isOther);
		this.plan.state.workload.set({
			service: {
				...settings.service,
				...Object.fromEntries(
					named.map((each) => [each.of.id, { ...each.of.service, contacts: contactsOf(each) }]),
				),
			},
			...(other && { otherwise: { ...other.of.service, contacts: contactsOf(other) } }),
		});
	}

	/** `812 h`. */
	hoursText(hours: number): string {
		return hoursText(hours);
	}
	/** An amount of money; a dash where none is known. */
	moneyText(amount: number | null): string {
		return amount === null ? '—' : this.plan.moneyText(amount);
	}
	/** Load ÷ capacity; a dash where there is no capacity. */
	shareText(load: number, capacity: number): string {
		return capacity > 0 ? formatPercent(load / capacity, { decimals: 0 }) : '—';
	}
	/** People, to the tenth. */
	postsText(posts: number | null): string {
		return formatNumber(posts, { decimals: 1 });
	}
	/** A change of money, with its sign. */
	gainText(amount: number): string {
		const { currency } = this.plan.session.open.current.recipe;
		const text = formatMoney(Math.abs(amount), currency, null, locale.current);
		return Math.abs(amount) < 0.5 ? text : `${amount < 0 ? '−' : '+'}${text}`;
	}

	#schemeName(id: string): string {
		const scheme = this.plan.session.open.current.recipe.schemes.find((each) => each.id === id);
		return scheme ? schemeName(scheme) : id;
	}

	#callPlan(): ResourceView['calls'] {
		const { figures } = this;
		if (!figures) return null;
		const { channels } = figures.settings;
		const responses = this.#answering.map(({ id }) => this.plan.state.workload.responseOf(id));
		const classes = this.#answering.map((of, i) =>
			answeringClass(of, responses[i] as VisitResponse, channels),
		);
		const today = classes.reduce((sum, each) => sum + each.customers * each.visits * each.hoursPerVisit, 0);
		const plan = callPlan(classes, this.hours === 'used' ? today : figures.capacity, CALL_FLOORS[this.least]);
		return {
			...{ ...plan, today },
			classes: this.#answering.map((of, i) => ({
				of,
				response: responses[i] as VisitResponse,
				line: plan.lines[i] as CallPlanLine,
			})),
		};
	}
}
