import type { DisruptionClass } from '#src/core/territory/reasons/index.ts';
import { m, type Locale } from '#src/i18n/index.ts';

/** What a change of hands is called, and what that means. */
export function disruptionName(
	of: DisruptionClass,
	language?: Locale,
): { readonly name: string; readonly help: string } {
	const options = language ? { locale: language } : {};
	switch (of) {
		case 'none':
			return { name: m.layers_class_none({}, options), help: m.layers_class_none_help({}, options) };
		case 'sameCity':
			return { name: m.layers_class_sameCity({}, options), help: m.layers_class_sameCity_help({}, options) };
		case 'repKnown':
			return { name: m.layers_class_repKnown({}, options), help: m.layers_class_repKnown_help({}, options) };
		case 'repUnknown':
			return {
				name: m.layers_class_repUnknown({}, options),
				help: m.layers_class_repUnknown_help({}, options),
			};
	}
}
