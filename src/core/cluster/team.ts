import { KMEANS_SHARED_WASM } from './kmeans-wasm.ts';
import { roomFor, StepRoom, type StepSize } from './step-room.ts';
import { WasmKernel } from './wasm-kernel.ts';

/** What another thread needs to share the steps of one run. */
export interface SharedRun {
	readonly memory: WebAssembly.Memory;
	readonly size: StepSize;
}

/** A thread that helps: it is told of each run by a message, calls `help`, and answers through the memory alone. */
export interface Peer {
	postMessage(run: SharedRun): void;
}

const kernel = new WasmKernel(KMEANS_SHARED_WASM, true);
let peers: readonly Peer[] = [];
let open: StepRoom | null = null;

/**
 * From now on these threads help with the steps of k-means; none ends that. Results do not depend on it: a shard gives the
 * same numbers whoever takes it, and shards are added up in their order.
 */
export function employ(others: readonly Peer[]): void {
	dismiss();
	peers = others;
}

/** The peers of the run under way stop waiting for its next step. */
export function dismiss(): void {
	open?.shards.end();
	open = null;
}

/** Room for a run of so many threads, of which the peers are told; null without peers or memory to share. */
export function sharedRoom(size: Omit<StepSize, 'threads'>): StepRoom | null {
	dismiss();
	if (peers.length === 0) return null;
	const ofTeam = { ...size, threads: 1 + peers.length };
	const instance = kernel.instance(roomFor(ofTeam));
	if (!instance) return null;
	open = new StepRoom(instance, ofTeam);
	for (const peer of peers) peer.postMessage({ memory: instance.memory, size: ofTeam });
	return open;
}

/** The part of peer number `thread` (1, 2 …): works on the steps of a run until the run ends. Blocks its thread. */
export function help({ memory, size }: SharedRun, thread: number): void {
	const instance = kernel.over(memory);
	if (instance) new StepRoom(instance, size).shards.helpAs(thread);
}
