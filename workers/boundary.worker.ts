import { readBoundaries, type BoundaryDraft, type BoundaryFile } from '#src/io/boundaries/index.ts';
import { serve } from './serve.ts';

const methods = {
	/** Areas out of files, the one that they are called after first. */
	read: ({ files }: { readonly files: readonly BoundaryFile[] }): Promise<BoundaryDraft> =>
		readBoundaries(files),
};

export type BoundaryMethods = typeof methods;
serve(methods);
