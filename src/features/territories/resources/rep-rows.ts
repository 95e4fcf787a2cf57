import type { RepFigures } from '#src/state/territories/work/resource-figures.ts';
import type { ResourceView } from './resource-view.svelte.ts';

const STILL = {
	...{ hours: 0, km: 0, days: 0, nights: 0 },
	...{ dayVisits: 0, twoDayVisits: 0, longVisits: 0 },
};

/** Everyone with a year of theirs; before anyone has said how customers are served, who they are and how many they have. */
export function repRows({ figures, plan }: ResourceView): readonly RepFigures[] {
	if (figures) return figures.reps;
	const { reps } = plan.state;
	const shown = plan.figures;
	const known = new Map(reps?.map((rep) => [rep.name, rep]));
	const bare = { travel: STILL, contactHours: 0, load: 0, capacity: 0 };
	const names = shown?.territories ?? [];
	return [
		...names.map(({ name, colour }, territory) => ({
			...{ ...bare, name, colour, territory, rep: known.get(name) ?? null },
			customers: shown?.counts[territory] ?? 0,
		})),
		...(reps ?? [])
			.filter((rep) => !names.some(({ name }) => name === rep.name))
			.map((rep) => ({ ...bare, name: rep.name, colour: 0, territory: -1, rep, customers: 0 })),
	];
}
