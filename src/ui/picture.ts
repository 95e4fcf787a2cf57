/** Properties that decide how a shape or a text looks; written as attributes so that the file stands alone. */
const LOOK = [
	'fill',
	'fill-opacity',
	'stroke',
	'stroke-width',
	'stroke-opacity',
	'stroke-dasharray',
	'stroke-linecap',
	'stroke-linejoin',
	'opacity',
	'font-size',
	'font-weight',
	'text-anchor',
	'dominant-baseline',
	'paint-order',
	'letter-spacing',
	'visibility',
	'display',
] as const;
const DEFAULTS: Readonly<Record<string, readonly string[]>> = {
	'fill-opacity': ['1'],
	stroke: ['none'],
	'stroke-opacity': ['1'],
	'stroke-dasharray': ['none'],
	'stroke-linecap': ['butt'],
	'stroke-linejoin': ['miter'],
	opacity: ['1'],
	'text-anchor': ['start'],
	'dominant-baseline': ['auto'],
	'paint-order': ['normal'],
	'letter-spacing': ['normal'],
	visibility: ['visible'],
	display: ['inline', 'block'],
};
const FONTS = 'Inter, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
const REFUSED = 'script, foreignObject, style, image, animate, set';

export interface PictureTexts {
	/** The finding; drawn above the chart and stored as the title of the file. */
	readonly title: string;
	readonly subtitle?: string | undefined;
	/** 数据来源：… · 截至 …, at the foot. */
	readonly source?: string | undefined;
}

/**
 * The drawing as a file of its own: looks as attributes, always in the light theme, without scripts, styles or references
 * to anything outside. Title, subtitle and source are drawn around it.
 */
export function svgText(svg: SVGSVGElement, texts: PictureTexts): string {
	const { width, height } = svg.getBoundingClientRect();
	const copy = inLightTheme(() => standalone(svg));
	const head = texts.subtitle ? 52 : 32;
	const foot = texts.source ? 24 : 0;
	const page = document.createElementNS(svg.namespaceURI, 'svg') as SVGSVGElement;
	const total = { width: Math.ceil(width) + 32, height: Math.ceil(height) + head + foot + 24 };
	setAll(page, {
		xmlns: 'http://www.w3.org/2000/svg',
		viewBox: `0 0 ${total.width} ${total.height}`,
		...total,
		'font-family': FONTS,
	});
	page.append(element('title', {}, texts.title), element('rect', { ...total, fill: '#ffffff' }));
	page.append(
		element('text', { x: 16, y: 28, 'font-size': 14, 'font-weight': 600, fill: '#1c2429' }, texts.title),
	);
	if (texts.subtitle)
		page.append(element('text', { x: 16, y: 46, 'font-size': 11, fill: '#656f75' }, texts.subtitle));
	if (!copy.hasAttribute('viewBox')) copy.setAttribute('viewBox', `0 0 ${width} ${height}`);
	setAll(copy, { x: 16, y: head + 8, width, height, overflow: 'visible' });
	page.append(copy);
	if (texts.source)
		page.append(
			element('text', { x: 16, y: total.height - 12, 'font-size': 11, fill: '#656f75' }, texts.source),
		);
	return new XMLSerializer().serializeToString(page);
}

function standalone(svg: SVGSVGElement): SVGSVGElement {
	const copy = svg.cloneNode(true) as SVGSVGElement;
	const originals = [svg, ...svg.querySelectorAll('*')];
	const copies = [copy, ...copy.querySelectorAll('*')];
	copies.forEach((target, index) => {
		const original = originals[index];
		if (original) paint(original, target);
	});
	for (const refused of copy.querySelectorAll(REFUSED)) refused.remove();
	for (const quiet of copy.querySelectorAll('[data-screen-only]')) quiet.remove();
	return copy;
}

function paint(original: Element, target: Element): void {
	const look = getComputedStyle(original);
	for (const { name } of [...target.attributes]) {
		const outside = /^(xlink:)?href$/.test(name) && !target.getAttribute(name)?.startsWith('#');
		if (outside || /^(class|style|tabindex|role|data-|aria-|on)/.test(name)) target.removeAttribute(name);
	}
	for (const name of LOOK) {
		const value = look.getPropertyValue(name).trim();
		if (value === '' || DEFAULTS[name]?.includes(value)) target.removeAttribute(name);
		else target.setAttribute(name, value);
	}
}

/** Runs with the page in its light theme, within one task, so that nothing of it is ever painted on the screen. */
function inLightTheme<T>(work: () => T): T {
	const { dataset } = document.documentElement;
	const before = dataset['theme'];
	dataset['theme'] = 'light';
	try {
		return work();
	} finally {
		if (before === undefined) delete dataset['theme'];
		else dataset['theme'] = before;
	}
}

function element(
	name: string,
	attributes: Readonly<Record<string, string | number>>,
	text?: string,
): SVGElement {
	const made = document.createElementNS('http://www.w3.org/2000/svg', name);
	setAll(made, attributes);
	if (text !== undefined) made.textContent = text;
	return made;
}

function setAll(target: Element, attributes: Readonly<Record<string, string | number>>): void {
	for (const [name, value] of Object.entries(attributes)) target.setAttribute(name, String(value));
}

/** The file drawn as a PNG, twice as fine unless told. */
export async function pngOf(svg: string, scale = 2): Promise<Blob> {
	const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
	try {
		const image = new Image();
		image.src = url;
		await image.decode();
		const canvas = document.createElement('canvas');
		canvas.width = image.naturalWidth * scale;
		canvas.height = image.naturalHeight * scale;
		canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
		return await new Promise((resolve, reject) => {
			canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png');
		});
	} finally {
		URL.revokeObjectURL(url);
	}
}

/** A name every system takes as a file name: no reserved signs or words, at most 120 characters. */
export function fileName(text: string, extension: string): string {
	const plain = text
		.replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, ' ')
		.replace(/\s+/g, ' ')
		.trim()
		.replace(/^\.+|[. ]+$/g, '');
	const cut = [...plain].slice(0, 120).join('').trimEnd();
	const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(cut);
	return `${cut === '' || reserved ? `_${cut}` : cut}.${extension}`;
}

/** Hands a file to the browser's download. */
export function saveBlob(blob: Blob, filename: string): void {
	const url = URL.createObjectURL(blob);
	const link = document.createElement('a');
	link.href = url;
	link.download = filename;
	link.click();
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
