/** Screens beside the plans: views of a plan, or of today, in the route. */
export const RESOURCES = ['reps', 'workload', 'coverage', 'callplan'] as const;
export type Resource = (typeof RESOURCES)[number];

/** The screen that a part of the route names; null = none of these. */
export function resourceOf(view: string | undefined): Resource | null {
	return RESOURCES.find((each) => each === view) ?? null;
}
