import { getContext, setContext } from 'svelte';

const KEY = Symbol('credits');

/** Says what stands at the foot of every exported picture below here: where its data come from and their date. */
export function setCredits(credits: () => readonly string[]): void {
	setContext(KEY, credits);
}

/** What was said above; nothing where nobody did. */
export function getCredits(): () => readonly string[] {
	return getContext<(() => readonly string[]) | undefined>(KEY) ?? (() => []);
}
