/** What stands in the place of a scheme in the route while another screen of segments is shown. */
export const TEMPLATES = 'templates';
export const GOAL = 'goal';
export const SCALES = 'scales';
export const WATCH = 'watch';
/** The view of the watch that shows how old records are. */
export const RECORDS = 'records';

const SCREENS: readonly string[] = [TEMPLATES, GOAL, SCALES, WATCH];

/** Whether this part of the route names a screen of its own, not a scheme. */
export function isScreen(wanted: string | null): boolean {
	return wanted !== null && SCREENS.includes(wanted);
}
