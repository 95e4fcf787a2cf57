import type { LucideIcon } from '@lucide/svelte';

/** An icon of the set in use, drawn 16 px with a 1.75 stroke unless told. */
export type Icon = LucideIcon;
