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
	later(() => mount(App, { target }));
}
