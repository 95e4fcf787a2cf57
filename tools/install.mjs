/** Installs the packages of the lockfile when they are missing or another lockfile was installed. No dependencies. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../', import.meta.url));

/** Ends the process with a sentence when this Node is too old. */
export function requireNode() {
	const [major, minor] = process.versions.node.split('.').map(Number);
	const supported = (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major >= 24;
	if (supported) return;
	console.error(`Fenqu needs Node 20.19+, 22.13+ or 24+; this is ${process.version}.`);
	process.exit(1);
}

export function installPackages() {
	const stamp = join(root, 'node_modules/.fenqu-lock');
	const digest = createHash('sha256')
		.update(readFileSync(join(root, 'package-lock.json')))
		.digest('hex');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
	console.log('Installing packages …');
	run('npm', ['ci', '--engine-strict', '--no-audit', '--no-fund']);
	writeFileSync(stamp, digest);
}

/** Runs a command with its output shown; ends the process with its code when it fails. */
export function run(command, args, options = {}) {
	const { status } = spawnSync(command, args, {
		cwd: root,
		stdio: 'inherit',
		shell: process.platform === 'win32',
		...options,
	});
	if (status !== 0) process.exit(status ?? 1);
}
