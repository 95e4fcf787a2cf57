/** Runs in a task of its own, so that the page answers in between. Returns how to call it off. */
export function later(run: () => void): () => void {
	const timer = setTimeout(run);
	return () => clearTimeout(timer);
}
