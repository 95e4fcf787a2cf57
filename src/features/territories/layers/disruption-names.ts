import type { DisruptionClass } from '#src/core/territory/reasons/index.ts';
import { m } from '#src/i18n/index.ts';

/** What a change of hands is called, and what that means. */
export function disruptionName(of: DisruptionClass): { readonly name: string; readonly help: string } {
	switch (of) {
		case 'none':
			return { name: m.layers_class_none(), help: m.layers_class_none_help() };
		case 'sameCity':
			return { name: m.layers_class_sameCity(), help: m.layers_class_sameCity_help() };
		case 'repKnown':
			return { name: m.layers_class_repKnown(), help: m.layers_class_repKnown_help() };
		case 'repUnknown':
			return { name: m.layers_class_repUnknown(), help: m.layers_class_repUnknown_help() };
	}
}
