interface Callbacks {
	readonly over: (isOver: boolean) => void;
	readonly files: (files: readonly File[]) => void;
}

type Handler = (event: DragEvent) => void;

/** Handlers with which the whole window accepts dropped files. */
export function dropTarget({
	over,
	files,
}: Callbacks): Readonly<Record<'enter' | 'move' | 'leave' | 'drop', Handler>> {
	let depth = 0;
	const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
	return {
		enter(event) {
			if (!hasFiles(event)) return;
			depth++;
			over(true);
		},
		move(event) {
			if (hasFiles(event)) event.preventDefault();
		},
		leave(event) {
			if (!hasFiles(event)) return;
			depth = Math.max(0, depth - 1);
			if (depth === 0) over(false);
		},
		drop(event) {
			depth = 0;
			over(false);
			if (!hasFiles(event)) return;
			event.preventDefault();
			files([...(event.dataTransfer?.files ?? [])]);
		},
	};
}
