import type { Attachment } from 'svelte/attachments';

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
	'vector-effect',
] as const;
const SVG = 'http://www.w3.org/2000/svg';
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
	'vector-effect': ['none'],
};
const FONTS = 'Inter, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
const REFUSED = 'script, foreignObject, style, image, animate, set, [data-screen-only]';

const [MARGIN, NARROWEST] = [16, 380];
const TITLE = { size: 14, weight: 600, fill: '#1c2429', line: 19 };
const NOTE = { size: 11, weight: 400, fill: '#656f75', line: 15 };
/** What may stand on a line of its own: a Han character or a word, with the marks that close it. */
const UNITS =
	/(?:[\u2e80-\u9fff\uff00-\uffef]|[^\s\u2e80-\u9fff\uff00-\uffef]+)[，。；：、！？）”》％]*\s*/gu;

export interface PictureTexts {
	/** The finding; drawn above the chart and stored as the title of the file. */
	readonly title: string;
	readonly subtitle?: string | undefined;
	/** Credits at the foot, a line each: 数据来源：… · 截至 … */
	readonly credits?: readonly string[] | undefined;
}

/**
 * The drawing as a file of its own: looks as attributes, always in the light theme, without scripts, styles or references
 * to anything outside. Title, subtitle and credits are drawn around it.
 */
export function svgText(svg: SVGSVGElement, { title, subtitle, credits = [] }: PictureTexts): string {
	const { width, height } = svg.getBoundingClientRect();
	const under = UNDER.get(svg)?.();
	if (under) svg.prepend(under);
	const copy = inLightTheme(() => standalone(svg));
	under?.remove();
	const page = document.createElementNS(svg.namespaceURI, 'svg') as SVGSVGElement;
	const across = Math.max(NARROWEST, Math.ceil(width) + 2 * MARGIN);
	const ground = element('rect', { fill: '#ffffff' });
	page.append(element('title', {}, title), ground);
	let y = writeLines(page, linesOf(title, across, TITLE), TITLE, 28);
	if (subtitle) y = writeLines(page, linesOf(subtitle, across, NOTE), NOTE, y + 18);
	if (!copy.hasAttribute('viewBox')) copy.setAttribute('viewBox', `0 0 ${width} ${height}`);
	const overflow = getComputedStyle(svg).overflow === 'visible' ? 'visible' : 'hidden';
	setAll(copy, { x: MARGIN, y: y + 14, width, height, overflow });
	page.append(copy);
	y += 14 + Math.ceil(height);
	const foot = credits.flatMap((credit) => linesOf(credit, across, NOTE));
	if (foot.length > 0) y = writeLines(page, foot, NOTE, y + 24);
	const size = { width: across, height: y + 12 };
	setAll(page, { xmlns: SVG, viewBox: `0 0 ${size.width} ${size.height}`, ...size, 'font-family': FONTS });
	setAll(ground, size);
	return new XMLSerializer().serializeToString(page);
}

const UNDER = new WeakMap<SVGSVGElement, () => SVGElement>();

/** What lies on a canvas under a drawing: `make` gives it as shapes whenever the drawing becomes a file. */
export function paintedUnder(make: () => SVGElement): Attachment<SVGSVGElement> {
	return (svg) => {
		UNDER.set(svg, make);
		return () => void UNDER.delete(svg);
	};
}

type Face = typeof TITLE;

/** The text in lines that fit between the margins. */
function linesOf(text: string, across: number, face: Face): string[] {
	const pen = document.createElement('canvas').getContext('2d');
	if (pen) pen.font = `${face.weight} ${face.size}px ${FONTS}`;
	const fits = (line: string) => !pen || pen.measureText(line.trimEnd()).width <= across - 2 * MARGIN;
	const lines: string[] = [];
	const units = (text.match(UNITS) ?? []).flatMap((unit) => (fits(unit) ? unit : [...unit]));
	for (const unit of units) {
		const last = lines.at(-1);
		if (last !== undefined && fits(last + unit)) lines[lines.length - 1] = last + unit;
		else lines.push(unit);
	}
	return lines.map((line) => line.trimEnd());
}

/** Writes lines from a baseline down; returns the last baseline. */
function writeLines(page: SVGElement, lines: readonly string[], face: Face, from: number): number {
	lines.forEach((line, index) => {
		const place = { x: MARGIN, y: from + index * face.line };
		const look = { 'font-size': face.size, 'font-weight': face.weight, fill: face.fill };
		page.append(element('text', { ...place, ...look }, line));
	});
	return from + Math.max(0, lines.length - 1) * face.line;
}

function standalone(svg: SVGSVGElement): SVGSVGElement {
	const copy = svg.cloneNode(true) as SVGSVGElement;
	const originals = [svg, ...svg.querySelectorAll('*')];
	const copies = [copy, ...copy.querySelectorAll('*')];
	const left = [...copy.querySelectorAll(REFUSED)];
	copies.forEach((target, index) => {
		const original = originals[index];
		if (original) paint(original, target);
	});
	for (const each of [...left, ...commentsOf(copy)]) each.remove();
	return copy;
}

function commentsOf(root: Node): ChildNode[] {
	const found: ChildNode[] = [];
	const walker = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
	while (walker.nextNode()) found.push(walker.currentNode as ChildNode);
	return found;
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
	for (const name of ['fill', 'stroke'] as const) plainColour(target, name);
}

/** Many programs know no transparent colours: the colour and its opacity apart, none where nothing is seen. */
function plainColour(target: Element, name: 'fill' | 'stroke'): void {
	const [, red, green, blue, alpha] =
		/^rgba\((\d+), (\d+), (\d+), ([\d.]+)\)$/.exec(target.getAttribute(name) ?? '') ?? [];
	if (alpha === undefined) return;
	target.setAttribute(name, Number(alpha) === 0 ? 'none' : `rgb(${red}, ${green}, ${blue})`);
	if (Number(alpha) === 0) return;
	const opacity = Number(target.getAttribute(`${name}-opacity`) ?? 1);
	target.setAttribute(`${name}-opacity`, String(opacity * Number(alpha)));
}

/** Runs with the page in its light theme, within one task, so that nothing of it is ever painted on the screen. */
function inLightTheme<T>(work: () => T): T {
	const { dataset } = document.documentElement;
	const before = dataset['theme'];
	dataset['theme'] = 'light';
	// A colour in transition would still be that of the theme before.
	dataset['still'] = '';
	try {
		return work();
	} finally {
		delete dataset['still'];
		if (before === undefined) delete dataset['theme'];
		else dataset['theme'] = before;
	}
}

function element(
	name: string,
	attributes: Readonly<Record<string, string | number>>,
	text?: string,
): SVGElement {
	const made = document.createElementNS(SVG, name);
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
