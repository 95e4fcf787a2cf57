import type { Scheme } from '#src/core/model/index.ts';
import { waysFor, type ChoiceId, type GoalId, type Picks, type Way } from '#src/core/segment/goal/index.ts';
import { templateSource } from '#src/core/segment/templates/index.ts';
import { namedScheme } from '#src/features/segments/templates/names.ts';
import { SchemeView } from '#src/features/segments/scheme-view.svelte.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { wayName } from './goal-texts.ts';

/** From a goal to a scheme: what the user has answered so far, and what follows from it. Nothing is kept before it is added. */
export class GoalView {
	readonly session: Session;
	#goal = $state<GoalId>('keep');
	/** The way the user picked; null = the one proposed. */
	#wanted = $state<Way['id'] | null>(null);
	#picks = $state.raw<Picks>({});

	readonly ways: readonly Way[] = $derived.by(() => {
		const { open, analysis } = this.session;
		const columns = analysis.computed.map(({ column }) => column);
		return waysFor(this.#goal, templateSource(open.current, analysis.metrics, columns));
	});
	readonly way: Way | null = $derived.by(() => {
		const ready = this.ways.filter(({ make }) => make);
		return ready.find(({ id }) => id === this.#wanted) ?? ready[0] ?? null;
	});
	/** The scheme as it would be added, under an id of its own. */
	readonly preview: Scheme | null = $derived.by(
		() => this.way && this.#schemeOf(this.way, `goal-${this.way.id}`),
	);
	/** What it would make of the customers. */
	readonly shown: SchemeView;

	constructor(session: Session) {
		this.session = session;
		this.shown = new SchemeView(
			session,
			() => null,
			() => 'scheme',
			() => this.preview,
		);
	}

	get goal(): GoalId {
		return this.#goal;
	}

	set goal(goal: GoalId) {
		this.#goal = goal;
		this.#wanted = null;
		this.#picks = {};
	}

	take(way: Way): void {
		this.#wanted = way.id;
		this.#picks = {};
	}

	/** The option that stands for a choice now. */
	pickOf({ id, proposed }: { readonly id: ChoiceId; readonly proposed: string }): string {
		return this.#picks[id] ?? proposed;
	}

	pick(id: ChoiceId, option: string): void {
		this.#picks = { ...this.#picks, [id]: option };
	}

	/** The scheme to add, under the id it shall have. */
	scheme(id: string): Scheme | null {
		return this.way && this.#schemeOf(this.way, id);
	}

	#schemeOf(way: Way, id: string): Scheme | null {
		const made = way.make?.(this.#picks);
		if (!made) return null;
		const name = wayName(way.id);
		return made.kind === 'draft'
			? namedScheme(this.session, made.draft, id, name)
			: { ...made.scheme(id), name };
	}
}
