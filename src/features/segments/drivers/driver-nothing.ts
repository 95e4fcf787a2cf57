import { m } from '#src/i18n/index.ts';
import { noFitText, type Driven } from '#src/state/segments/driver-facts.ts';
import type { DriversView } from './drivers-view.svelte.ts';

/** Columns kept where there are more parameters than customers. */
const STRONGEST = 3;

/** Why there is no fit, with the way out; null where there is one. */
export function nothingText(view: DriversView, driven: Driven) {
	const text = noFitText(driven);
	if (text === null) return null;
	const cure = cureOf(view, driven);
	return { title: m.drivers_no(), text, ...(cure && { cure }) };
}

function cureOf({ view: { driving }, without }: DriversView, { drivers: { fit, used } }: Driven) {
	if (fit.ok || fit.why === 'constantOutcome') return null;
	if (fit.why === 'tooFewRows')
		return { label: m.drivers_fewer(), run: () => (driving.chosen = used.slice(0, STRONGEST)) };
	if (fit.why === 'separation') {
		const ids = fit.terms.map(({ predictor }) => predictor);
		return { label: m.drivers_without(), run: () => without(ids) };
	}
	return driving.chosen && { label: m.drivers_propose(), run: () => (driving.chosen = null) };
}
