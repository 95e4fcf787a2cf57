import { unpackFor } from '#src/io/zip/index.ts';

self.onmessage = ({ data }: MessageEvent<MessagePort>) => unpackFor(data);
