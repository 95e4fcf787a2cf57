import type { Locale } from '#src/i18n/index.ts';
import { locale } from '#src/i18n/locale.svelte.ts';

export type Theme = 'system' | 'light' | 'dark';
export type Density = 'compact' | 'normal' | 'roomy';

interface Stored {
	readonly locale: Locale;
	readonly theme: Theme;
	readonly density: Density;
	readonly rise: 'red' | 'green';
	readonly author: string;
	/** Widths of side panes by place. */
	readonly widths: Readonly<Record<string, number>>;
	/** Places whose inspector or side pane is closed. */
	readonly closed: readonly string[];
}

/** Read by public/before.js too. */
const KEY = 'fenqu.preferences';

/** How this browser's user wants to see the product. Kept in localStorage; never part of a project. */
export class Preferences {
	#stored = $state.raw<Stored>(load());
	readonly #systemDark = matchMedia('(prefers-color-scheme: dark)');

	constructor() {
		this.#show();
		this.#systemDark.addEventListener('change', () => this.#show());
	}

	get locale(): Locale {
		return this.#stored.locale;
	}
	get theme(): Theme {
		return this.#stored.theme;
	}
	get density(): Density {
		return this.#stored.density;
	}
	get rise(): 'red' | 'green' {
		return this.#stored.rise;
	}
	/** Name written into the journal. */
	get author(): string {
		return this.#stored.author;
	}

	setLocale(value: Locale): void {
		const followsLanguage = this.#stored.rise === (this.#stored.locale === 'zh-CN' ? 'red' : 'green');
		const rise = followsLanguage ? (value === 'zh-CN' ? 'red' : 'green') : this.#stored.rise;
		this.#set({ locale: value, rise });
	}
	setTheme(theme: Theme): void {
		this.#set({ theme });
	}
	setDensity(density: Density): void {
		this.#set({ density });
	}
	setRise(rise: 'red' | 'green'): void {
		this.#set({ rise });
	}
	setAuthor(author: string): void {
		this.#set({ author });
	}

	width(place: string, fallback: number): number {
		return this.#stored.widths[place] ?? fallback;
	}
	setWidth(place: string, width: number): void {
		this.#set({ widths: { ...this.#stored.widths, [place]: Math.round(width) } });
	}

	isClosed(place: string): boolean {
		return this.#stored.closed.includes(place);
	}
	toggle(place: string): void {
		const closed = this.#stored.closed;
		this.#set({
			closed: closed.includes(place) ? closed.filter((other) => other !== place) : [...closed, place],
		});
	}

	#set(part: Partial<Stored>): void {
		this.#stored = { ...this.#stored, ...part };
		try {
			localStorage.setItem(KEY, JSON.stringify(this.#stored));
		} catch {
			// A blocked or full localStorage only means that the choice is not remembered.
		}
		this.#show();
	}

	#show(): void {
		const { dataset } = document.documentElement;
		locale.set(this.locale);
		dataset['rise'] = this.rise;
		dataset['density'] = this.density;
		const dark = this.theme === 'dark' || (this.theme === 'system' && this.#systemDark.matches);
		dataset['theme'] = dark ? 'dark' : 'light';
	}
}

function load(): Stored {
	const chinese = navigator.languages.some((language) => language.toLowerCase().startsWith('zh'));
	const preferred: Locale = chinese || navigator.languages.length === 0 ? 'zh-CN' : 'en';
	const defaults: Stored = {
		locale: preferred,
		theme: 'system',
		density: 'normal',
		rise: preferred === 'zh-CN' ? 'red' : 'green',
		author: '',
		widths: {},
		closed: [],
	};
	try {
		const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Stored>;
		return { ...defaults, ...kept };
	} catch {
		return defaults;
	}
}
