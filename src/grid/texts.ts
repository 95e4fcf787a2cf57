import { m } from '#src/i18n/index.ts';
import type { RefusalCode } from './types.ts';

/** Why an edit was not made, in the user's language, with what to do instead. */
export function refusalText(reason: RefusalCode): string {
	switch (reason) {
		case 'readOnly':
			return m.grid_refused_readOnly();
		case 'readOnlyColumn':
			return m.grid_refused_readOnlyColumn();
		case 'tooWide':
			return m.grid_refused_tooWide();
		case 'nothingToPaste':
			return m.grid_refused_nothingToPaste();
		case 'tooLarge':
			return m.grid_refused_tooLarge();
		case 'manyRanges':
			return m.grid_refused_manyRanges();
	}
}
