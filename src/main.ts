import { mount } from 'svelte';
import './styles/tokens.css';
import './styles/base.css';
import './styles/print.css';
import App from './app/App.svelte';
import { guardEgress } from './app/egress-guard.ts';
import { later } from './ui/later.ts';

const target = document.getElementById('app');
if (target && !(globalThis as { fenquUnsupported?: boolean }).fenquUnsupported) {
	guardEgress();
	later(() => {
		// The name that stands there first fetches the letters: laying out a first text takes a task of its own.
		target.getBoundingClientRect();
		later(() => {
			target.replaceChildren();
			mount(App, { target });
		});
	});
}
