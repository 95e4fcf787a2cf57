export { readDirectory } from './directory.ts';
export type { ZipArchive, ZipEntry } from './directory.ts';
export { inflateEntry, readEntry } from './inflate.ts';
export type { ChunkSink, InflateEntry } from './inflate.ts';
export { inflateBy, unpackFor } from './unpack-elsewhere.ts';
