/*
 * Ends the browser in the middle of its work, again and again, and looks at what is left: every acknowledged entry must
 * be there, and the state must be the one after the last acknowledged entry or after the one under way, whole.
 * Prints one line; exits with 1 on a loss. `npx tsx tests/reliability/kill.ts [kills] [seed]`
 */
import { findChromium } from '../../tools/chromium.mjs';
import { buildPage, serveFolder, startBrowser, temporaryFolder, type Running } from './browser.ts';
import { fingerprint } from './page/fingerprint.ts';
import type { harness as Harness } from './page/main.ts';
import { Model } from './page/plan.ts';
import { generator } from './page/tables.ts';

declare const harness: typeof Harness;

const kills = Number(process.argv[2] ?? 20);
const seed = Number(process.argv[3] ?? 20_261_121);
const [SHORTEST_MS, LONGEST_MS] = [50, 1500];

const model = new Model();
const problems: string[] = [];
let acknowledged = 0;

/** Opens the store in a fresh browser and compares it with what was promised. The commit found. */
async function verify({ page }: Running, round: number): Promise<number> {
	const { commit, lost } = await page.evaluate(() => harness.open());
	const problem = (text: string) => problems.push(`after kill ${round}: ${text}`);
	if (lost > 0) problem('the markers promise more than the store holds');
	if (commit === null) {
		if (acknowledged > 0) problem(`nothing left of ${acknowledged} acknowledged entries`);
		return 0;
	}
	const state = await page.evaluate(() => harness.state());
	if (state.seq !== commit) problem(`the project stands at ${state.seq}, its commit is ${commit}`);
	if (commit < acknowledged) problem(`${acknowledged - commit} acknowledged entries lost`);
	if (commit > acknowledged + 1) problem(`${commit - acknowledged} entries more than were acknowledged`);
	const expected = fingerprint(model.at(commit), [], 0);
	if (state.cells !== expected.cells) problem(`the cells are not those of entry ${commit}`);
	if (JSON.stringify(state.tables) !== JSON.stringify(expected.tables))
		problem(`tables ${JSON.stringify(state.tables)}`);
	if (!state.isJournalWhole || state.damaged > 0) problem('the journal or a block is damaged');
	return commit;
}

async function main(): Promise<void> {
	const started = Date.now();
	const built = temporaryFolder('kill-page');
	await buildPage(built);
	const { server, url } = await serveFolder(built);
	const profile = temporaryFolder('kill-profile');
	const random = generator(seed);
	let imports = 0;
	// A profile that has been closed once: a browser killed in the first seconds of its profile's life may lose the profile.
	const first = await startBrowser(profile, url);
	await verify(first, 0);
	await first.close();
	for (let round = 0; round <= kills; round++) {
		const running = await startBrowser(profile, url);
		await running.page.exposeFunction('acknowledged', (commit: number) => {
			acknowledged = commit;
			if (commit % 25 === 0) imports++;
		});
		const commit = await verify(running, round);
		acknowledged = commit;
		if (round < kills) {
			void running.page
				.evaluate(async (from) => {
					const reached = from === 0 ? await harness.create() : from;
					await globalThis.acknowledged?.(reached);
					await harness.run(reached);
				}, commit)
				.catch((error: unknown) => {
					if (!running.ended()) problems.push(`round ${round}: ${String(error)}`);
				});
			await new Promise((resolve) =>
				setTimeout(resolve, SHORTEST_MS + random() * (LONGEST_MS - SHORTEST_MS)),
			);
			await running.kill();
		} else await running.close();
		if (problems.length > 0) break;
	}
	server.close();
	const seconds = ((Date.now() - started) / 1000).toFixed(0);
	const outcome = problems.length === 0 ? '0 lost, 0 torn' : `FAILED: ${problems.join('; ')}`;
	console.log(
		`kill: ${kills} kills, ${acknowledged} entries (${imports} imports or removals) acknowledged, ${outcome} (${seconds} s, seed ${seed})`,
	);
	process.exit(problems.length === 0 ? 0 : 1);
}

if (!findChromium()) {
	console.log('kill: skipped: no Chromium');
	process.exit(0);
}
await main();
