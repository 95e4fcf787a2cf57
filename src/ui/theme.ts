/** Tells whenever the theme is another, by choice or by the system's; returns what ends that. */
export function watchTheme(changed: () => void): () => void {
	const observer = new MutationObserver(changed);
	observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
	const dark = matchMedia('(prefers-color-scheme: dark)');
	dark.addEventListener('change', changed);
	return () => {
		observer.disconnect();
		dark.removeEventListener('change', changed);
	};
}
