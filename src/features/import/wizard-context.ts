import { createContext } from 'svelte';
import type { Wizard } from './wizard.svelte.ts';

/** The wizard that everything below the import screen works on. */
export const [getWizard, setWizard] = createContext<Wizard>();
