/**
 * The compiled messages as one module while developing and testing. A page that is not bundled asks for every module
 * by itself, thousands of them for each test file; the built app keeps them apart, so that a page loads those it names.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const INDEX = /\/i18n\/messages\/compiled\/messages\/_index\.js$/;
const IMPORT = /^import .*$/gm;

export function joinedMessages() {
	return {
		name: 'joined-messages',
		apply: 'serve',
		enforce: 'pre',
		load(id) {
			if (!INDEX.test(id.replaceAll('\\', '/'))) return null;
			const folder = dirname(id);
			const modules = readdirSync(folder)
				.filter((name) => name.endsWith('.js') && name !== '_index.js')
				.map((name) => readFileSync(join(folder, name), 'utf8'));
			const imports = new Set(
				modules.flatMap((text) => text.match(IMPORT) ?? []).map((line) => line.replace(/;$/, '')),
			);
			return [...imports, ...modules.map((text) => text.replace(IMPORT, ''))].join('\n');
		},
	};
}
