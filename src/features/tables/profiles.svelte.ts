import {
	columnLength,
	profileColumn,
	type Column,
	type ColumnProfile,
	type View,
} from '#src/core/table/index.ts';

/** Up to so many rows a profile is computed at once; longer columns follow between frames. */
const AT_ONCE = 2000;
/** Milliseconds that profiles may take of one frame; at least one is computed. */
const PER_TURN = 6;

const whole = new WeakMap<Column, ColumnProfile>();
let filtered: { view: View; profiles: WeakMap<Column, ColumnProfile> } = {
	view: null,
	profiles: new WeakMap(),
};

/** What stands in a column; computed once per version of the column. */
function profileOf(column: Column): ColumnProfile {
	let profile = whole.get(column);
	if (!profile) whole.set(column, (profile = profileColumn(column)));
	return profile;
}

/** The same over the rows shown, on the same bins; the whole profile where no row is left out. */
export function profileOfView(column: Column, view: View): ColumnProfile {
	if (!view) return profileOf(column);
	let profile = known(column, view);
	if (!profile) {
		const all = profileOf(column);
		profile = profileColumn(column, all.kind === 'number' ? { view, like: all.bins } : { view });
		filtered.profiles.set(column, profile);
	}
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
		return waitForTurn(() => (this.#value = profileOfView(column, view)));
	}
}

const waiting: (() => void)[] = [];
let timer: ReturnType<typeof setTimeout> | null = null;

function waitForTurn(compute: () => void): () => void {
	waiting.push(compute);
	timer ??= setTimeout(takeTurn, 16);
	return () => {
		const index = waiting.indexOf(compute);
		if (index >= 0) waiting.splice(index, 1);
	};
}

function takeTurn(): void {
	const end = performance.now() + PER_TURN;
	try {
		do waiting.shift()?.();
		while (waiting.length > 0 && performance.now() < end);
	} finally {
		timer = waiting.length > 0 ? setTimeout(takeTurn, 16) : null;
	}
}
