import type { Icon } from './icon.ts';

interface Named {
	readonly label: string;
	readonly icon?: Icon | undefined;
	readonly disabled?: boolean | undefined;
	/** Quiet text at the right; a keyboard shortcut wins over it. */
	readonly hint?: string | undefined;
	readonly shortcut?: string | undefined;
}

export interface MenuAction extends Named {
	readonly kind?: 'action';
	readonly danger?: boolean | undefined;
	readonly onselect: () => void;
}

export interface MenuCheck extends Named {
	readonly kind: 'check';
	readonly checked: boolean;
	/** The menu stays open, for ticking several. */
	readonly keepOpen?: boolean | undefined;
	readonly onchange: (checked: boolean) => void;
}

export interface MenuChoice extends Named {
	readonly kind: 'choice';
	/** One of several neighbours; the chosen one carries the tick. */
	readonly checked: boolean;
	readonly onselect: () => void;
}

export interface MenuSub extends Named {
	readonly kind: 'submenu';
	readonly items: readonly MenuItem[];
}

export type MenuItem =
	| MenuAction
	| MenuCheck
	| MenuChoice
	| MenuSub
	| { readonly kind: 'separator' }
	| { readonly kind: 'heading'; readonly label: string };
