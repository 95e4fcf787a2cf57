import { m } from '#src/i18n/index.ts';
import type { App } from '#src/state/app.svelte.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { TradeOff } from '#src/state/territories/figures/trade-off.svelte.ts';
import { Territories } from '#src/state/territories/territories.svelte.ts';
import { ResourceView } from '#src/features/territories/resources/resource-view.svelte.ts';
import { COMPARE, Comparison } from '#src/features/territories/scenarios/comparison.svelte.ts';
import { WhatIf } from '#src/features/territories/scenarios/what-if.ts';
import { PlanMaker } from './plan-maker.svelte.ts';
import { PlanView } from './plan-view.svelte.ts';

/**
 * What the screen of territories works with. It belongs to the project, not to the screen: a search goes on while something else
 * is looked at, and what it finds is written into the project as that is by then.
 */
export class PlanDesk {
	readonly view: PlanView;
	readonly maker: PlanMaker;
	readonly resources: ResourceView;
	readonly comparison: Comparison;
	readonly whatIf: WhatIf;
	readonly tradeOff: TradeOff;
	readonly #app: App;
	/** The plan on screen stays while plans are compared. */
	#last: string | null = null;

	constructor(app: App, session: Session) {
		this.#app = app;
		this.view = new PlanView(session, new Territories(session, app.jobs), () => this.#wanted());
		this.maker = new PlanMaker(this.view, (id) => this.#show(id));
		this.resources = new ResourceView(this.view);
		this.comparison = new Comparison(
			this.view,
			() => this.#compared(),
			(ids) => this.#show(ids === null ? this.#last : COMPARE, ids),
		);
		this.whatIf = new WhatIf(this.view, this.maker, this.comparison);
		this.tradeOff = new TradeOff(this.view.state, app.jobs);
	}

	get #route() {
		const { route } = this.#app.navigation;
		return route.screen === 'project' && route.area === 'territories' ? route : null;
	}

	#wanted(): string | null {
		const route = this.#route;
		if (route && route.object !== COMPARE) this.#last = route.object;
		return this.#last;
	}

	#compared(): string | null {
		const route = this.#route;
		return route?.object === COMPARE ? (route.view ?? '') : null;
	}

	/** Shows what has been made; who has gone elsewhere meanwhile is told of it. */
	#show(object: string | null, view: string | null = null): void {
		const { navigation, session, notify } = this.#app;
		if (session !== this.view.session) return;
		const onselect = () => navigation.goTo('territories', object, view);
		if (this.#route) onselect();
		else notify({ text: m.making_ready(), way: { label: m.making_ready_show(), onselect } });
	}
}

const desks = new WeakMap<Session, PlanDesk>();

/** The desk of a project, one as long as it is open. */
export function deskOf(app: App, session: Session): PlanDesk {
	const known = desks.get(session);
	if (known) return known;
	let desk!: PlanDesk;
	// What is derived in it outlives the component that asks first.
	$effect.root(() => {
		desk = new PlanDesk(app, session);
	});
	desks.set(session, desk);
	return desk;
}
