/** Colours and fonts of the canvas, read from the CSS variables once per theme change. */
export interface GridTheme {
	readonly surface: string;
	readonly head: string;
	readonly line: string;
	readonly edge: string;
	readonly text: string;
	readonly text2: string;
	readonly text3: string;
	readonly hover: string;
	readonly accent: string;
	readonly selection: string;
	readonly selectionLine: string;
	readonly danger: string;
	readonly dangerBg: string;
	readonly found: string;
	readonly foundLine: string;
	readonly bar: string;
	readonly barSelected: string;
	readonly rise: string;
	readonly fall: string;
	readonly font: string;
	readonly strong: string;
	readonly small: string;
	readonly smallStrong: string;
	/** High contrast chosen by the user: chips keep a border and bars an outline. */
	readonly forced: boolean;
	/** Value of a colour given as such or as the name of a variable. */
	readonly resolve: (colour: string) => string;
}

/** The theme that applies to an element now. */
export function readTheme(element: Element): GridTheme {
	const style = getComputedStyle(element);
	const read = (name: string) => style.getPropertyValue(name).trim();
	const resolved = new Map<string, string>();
	const resolve = (colour: string) => {
		if (!colour.includes('--')) return colour;
		let value = resolved.get(colour);
		if (value === undefined) resolved.set(colour, (value = read(colour.replace(/^var\(|\)$/g, '').trim())));
		return value;
	};
	const family = read('--font') || 'sans-serif';
	const fonts = {
		font: `400 12px ${family}`,
		strong: `600 12px ${family}`,
		small: `400 11px ${family}`,
		smallStrong: `600 11px ${family}`,
	};
	if (matchMedia('(forced-colors: active)').matches) return { ...FORCED, ...fonts };
	return {
		surface: read('--surface'),
		head: read('--surface-2'),
		line: read('--line'),
		edge: read('--line-3'),
		text: read('--text'),
		text2: read('--text-2'),
		text3: read('--text-3'),
		hover: read('--hover'),
		accent: read('--accent'),
		selection: read('--sel'),
		selectionLine: read('--sel-line'),
		danger: read('--danger'),
		dangerBg: read('--danger-bg'),
		found: read('--warn-bg'),
		foundLine: read('--warn-mark'),
		bar: read('--seq-2'),
		barSelected: read('--seq-3'),
		rise: read('--rise'),
		fall: read('--fall'),
		...fonts,
		forced: false,
		resolve,
	};
}

const FORCED: Omit<GridTheme, 'font' | 'strong' | 'small' | 'smallStrong'> = {
	surface: 'Canvas',
	head: 'Canvas',
	line: 'GrayText',
	edge: 'CanvasText',
	text: 'CanvasText',
	text2: 'CanvasText',
	text3: 'CanvasText',
	hover: 'Canvas',
	accent: 'Highlight',
	selection: 'Canvas',
	selectionLine: 'Highlight',
	danger: 'LinkText',
	dangerBg: 'Canvas',
	found: 'Canvas',
	foundLine: 'LinkText',
	bar: 'Canvas',
	barSelected: 'Canvas',
	rise: 'CanvasText',
	fall: 'CanvasText',
	forced: true,
	resolve: (colour) => (colour.includes('ink') ? 'CanvasText' : 'Canvas'),
};

/** Calls back when the theme may have changed: data-theme, data-rise, the system's contrast. */
export function watchTheme(changed: () => void): () => void {
	const observer = new MutationObserver(changed);
	observer.observe(document.documentElement, {
		attributes: true,
		attributeFilter: ['data-theme', 'data-rise', 'lang'],
	});
	const contrast = matchMedia('(forced-colors: active)');
	contrast.addEventListener('change', changed);
	return () => {
		observer.disconnect();
		contrast.removeEventListener('change', changed);
	};
}
