import type { BrowserContext, Page } from '@playwright/test';

/** What a page must not do: ask anyone but its own server, report an error, break its own policy. */
export class Watch {
	readonly outside: string[] = [];
	readonly errors: string[] = [];
	readonly #origin: string;

	constructor(origin: string) {
		this.#origin = new URL(origin).origin;
	}

	context(context: BrowserContext): this {
		context.on('request', (request) => {
			const url = new URL(request.url());
			if (/^(https?|wss?):$/.test(url.protocol) && url.origin !== this.#origin) this.outside.push(url.href);
		});
		context.on('page', (page) => this.#page(page));
		return this;
	}

	#page(page: Page): void {
		page.on('websocket', (socket) => this.outside.push(socket.url()));
		page.on('pageerror', (error) => this.errors.push(error.stack ?? error.message));
		page.on('console', (message) => {
			if (message.type() === 'error' || /Content Security Policy/i.test(message.text()))
				this.errors.push(message.text());
		});
	}
}
