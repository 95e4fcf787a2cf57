import { profileColumn, type Column, type ColumnProfile, type View } from '#src/core/table/index.ts';

const whole = new WeakMap<Column, ColumnProfile>();
let filtered: { view: View; profiles: WeakMap<Column, ColumnProfile> } = {
	view: null,
	profiles: new WeakMap(),
};

/** What stands in a column; computed once per version of the column. */
export function profileOf(column: Column): ColumnProfile {
	let profile = whole.get(column);
	if (!profile) whole.set(column, (profile = profileColumn(column)));
	return profile;
}

/** The same over the rows shown, on the same bins; the whole profile where no row is left out. */
export function profileOfView(column: Column, view: View): ColumnProfile {
	if (!view) return profileOf(column);
	if (filtered.view !== view) filtered = { view, profiles: new WeakMap() };
	let profile = filtered.profiles.get(column);
	if (!profile) {
		const all = profileOf(column);
		profile = profileColumn(column, all.kind === 'number' ? { view, like: all.bins } : { view });
		filtered.profiles.set(column, profile);
	}
	return profile;
}
