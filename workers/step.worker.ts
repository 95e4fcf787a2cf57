import { help, type SharedRun } from '#src/core/cluster/index.ts';

/** Helps with the steps of k-means: the first message brings the port through which each run is told of. */
addEventListener('message', ({ data }: MessageEvent<MessagePort>) => {
	data.onmessage = ({ data: run }: MessageEvent<SharedRun>) => help(run, 1);
});
