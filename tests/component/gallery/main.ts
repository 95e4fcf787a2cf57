import { mount } from 'svelte';
import '#src/styles/tokens.css';
import '#src/styles/base.css';
import { locale } from '#src/i18n/locale.svelte.ts';
import Gallery from './Gallery.svelte';

const query = new URLSearchParams(location.search);
locale.set(query.get('lang') === 'en' ? 'en' : 'zh-CN');
document.documentElement.dataset['theme'] = query.get('theme') ?? 'light';
document.documentElement.dataset['rise'] = locale.current === 'en' ? 'green' : 'red';
mount(Gallery, { target: document.body, props: { page: query.get('page') ?? 'controls' } });
