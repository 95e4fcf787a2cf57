export { readDirectory } from './directory.ts';
export type { ZipArchive, ZipEntry } from './directory.ts';
export { inflateEntry, readEntry } from './inflate.ts';
export type { ChunkSink } from './inflate.ts';
