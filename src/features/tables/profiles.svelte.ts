import {
	columnLength,
	finishProfile,
	profileSteps,
	type Column,
	type ColumnProfile,
	type ProfileSteps,
	type View,
} from '#src/core/table/index.ts';
import { later } from '#src/ui/later.ts';

/** Up to so many rows a profile is computed at once; longer columns follow piece by piece. */
const AT_ONCE = 2000;
/** Milliseconds that profiles may take of one turn; at least one piece is computed. */
const PER_TURN = 6;

const whole = new WeakMap<Column, ColumnProfile>();
let filtered: { view: View; profiles: WeakMap<Column, ColumnProfile> } = {
	view: null,
	profiles: new WeakMap(),
};

/** What stands in a column over the rows shown, computed once per version of the column; on the bins of all rows. */
export function profileOfView(column: Column, view: View): ColumnProfile {
	return finishProfile(stepsOf(column, view));
}

function* stepsOf(column: Column, view: View): ProfileSteps {
	const ready = known(column, view);
	if (ready) return ready;
	const all = view ? yield* stepsOf(column, null) : null;
	const profile = yield* profileSteps(column, all?.kind === 'number' ? { view, like: all.bins } : { view });
	if (!view) whole.set(column, profile);
	else if (filtered.view === view) filtered.profiles.set(column, profile);
	return profile;
}

function known(column: Column, view: View): ColumnProfile | undefined {
	if (!view) return whole.get(column);
	if (filtered.view !== view) filtered = { view, profiles: new WeakMap() };
	return filtered.profiles.get(column);
}

/** A profile that may still be on its way: reading `value` in a component makes it follow. */
export class LazyProfile {
	#value = $state.raw<ColumnProfile | null>(null);

	get value(): ColumnProfile | null {
		return this.#value;
	}

	/** Asks for another column or view; what is shown stays until the new profile is there. Returns how to stop asking. */
	follow(column: Column, view: View): () => void {
		const ready = known(column, view);
		if (ready || columnLength(column) <= AT_ONCE) {
			this.#value = ready ?? profileOfView(column, view);
			return () => undefined;
		}
		return waitForTurn({ steps: stepsOf(column, view), take: (profile) => (this.#value = profile) });
	}
}

interface Turn {
	readonly steps: ProfileSteps;
	readonly take: (profile: ColumnProfile) => void;
}

const waiting: Turn[] = [];
let isDue = false;

function waitForTurn(turn: Turn): () => void {
	waiting.push(turn);
	if (!isDue) later(takeTurns);
	isDue = true;
	return () => {
		const index = waiting.indexOf(turn);
		if (index >= 0) waiting.splice(index, 1);
	};
}

function takeTurns(): void {
	const end = performance.now() + PER_TURN;
	try {
		do takePiece(waiting.shift());
		while (waiting.length > 0 && performance.now() < end);
	} finally {
		isDue = waiting.length > 0;
		if (isDue) later(takeTurns);
	}
}

/** The next piece of the one whose turn it is; it stays first until its profile is there, unless it fails. */
function takePiece(turn: Turn | undefined): void {
	if (!turn) return;
	const { done, value } = turn.steps.next();
	if (done) turn.take(value);
	else waiting.unshift(turn);
}
