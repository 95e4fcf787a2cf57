import Factory from '@lucide/svelte/icons/factory';
import Map from '@lucide/svelte/icons/map';
import Ruler from '@lucide/svelte/icons/ruler';
import Target from '@lucide/svelte/icons/target';
import Users from '@lucide/svelte/icons/users';
import type { RuleBasis } from '#src/core/model/index.ts';
import type { Icon } from '#src/ui/index.ts';

/** A picture for what a rule goes by. */
export const BASIS_ICONS: Readonly<Record<RuleBasis, Icon>> = {
	account: Users,
	industry: Factory,
	size: Ruler,
	need: Target,
	geography: Map,
};
