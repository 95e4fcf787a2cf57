import { mount } from 'svelte';
import './styles/tokens.css';
import './styles/base.css';
import './styles/print.css';
import App from './app/App.svelte';
import { guardEgress } from './app/egress-guard.ts';
import { App as AppState } from './state/app.svelte.ts';
import { later } from './ui/later.ts';
import { toasts } from './ui/toasts.svelte.ts';

const target = document.getElementById('app');
if (target && !(globalThis as { fenquUnsupported?: boolean }).fenquUnsupported) {
	guardEgress();
	later(() => {
		// The name that stands there first fetches the letters: laying out a first text takes a task of its own.
		target.getBoundingClientRect();
		later(() => {
			const app = new AppState((notice) => void toasts.show(notice));
			app.start();
			later(() => {
				target.replaceChildren();
				mount(App, { target, props: { app } });
			});
		});
	});
}
