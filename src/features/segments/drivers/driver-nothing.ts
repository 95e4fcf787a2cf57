import { capital } from '#src/i18n/capital.ts';
import { formatInteger, m } from '#src/i18n/index.ts';
import type { Driven, DriversView } from './drivers-view.svelte.ts';

/** Columns kept where there are more parameters than customers. */
const STRONGEST = 3;

/** Why there is no fit, with the way out; null where there is one. */
export function nothingText(view: DriversView, { drivers, target, formats }: Driven) {
	const { fit } = drivers;
	if (fit.ok) return null;
	const title = m.drivers_no();
	const name = capital(target.name);
	const propose = { label: m.drivers_propose(), run: () => (view.view.driving.chosen = null) };
	const again = view.view.driving.chosen ? { cure: propose } : {};
	switch (fit.why) {
		case 'noRows':
			return { title, text: m.drivers_no_noRows(), ...again };
		case 'constantOutcome':
			return { title, text: m.drivers_no_constantOutcome({ target: name }) };
		case 'noPredictors':
			return { title, text: m.drivers_no_noPredictors(), ...again };
		case 'tooFewRows': {
			const run = () => (view.view.driving.chosen = drivers.used.slice(0, STRONGEST));
			const text = m.drivers_no_tooFewRows({
				n: formatInteger(fit.n),
				parameters: formatInteger(fit.parameters),
			});
			return { title, text, cure: { label: m.drivers_fewer(), run } };
		}
		case 'separation': {
			const ids = [...new Set(fit.terms.map(({ predictor }) => predictor))];
			const columns = ids.map((id) => formats.column(id)).join(m.drivers_list());
			const text = m.drivers_no_separation({ columns, target: target.name });
			return { title, text, cure: { label: m.drivers_without(), run: () => view.without(ids) } };
		}
		case 'notConverged':
			return { title, text: m.drivers_no_notConverged(), ...again };
		case 'outOfRange':
			return { title, text: m.drivers_no_outOfRange(), ...again };
	}
}
