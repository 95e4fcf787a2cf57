import { overwriteGetLocale } from './messages/compiled/runtime.js';
import type { Locale } from './index.ts';

class LocaleState {
	#current = $state<Locale>('zh-CN');

	/** The language of the interface. Reading it in a component makes the component follow a switch at once. */
	get current(): Locale {
		return this.#current;
	}

	set(locale: Locale): void {
		this.#current = locale;
		document.documentElement.lang = locale;
	}
}

export const locale = new LocaleState();
overwriteGetLocale(() => locale.current);
