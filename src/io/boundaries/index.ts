export { readBoundaries } from './read.ts';
export type {
	AreaAttribute,
	BoundaryDraft,
	BoundaryFile,
	BoundaryFormat,
	BoundaryNote,
	BoundaryNoteCode,
} from './types.ts';
export type { StatedSystem } from './systems.ts';
