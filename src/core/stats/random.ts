/** A stream of random numbers. */
export interface Random {
	/** The next number in [0, 1), with 32 random bits. */
	next(): number;
}

/**
 * Seeded generator: sfc32 (C. Doty-Humphrey, PractRand) whose state comes from SplitMix32 over the seeds. The same seeds
 * give the same stream on every machine; any finite numbers may be seeds.
 */
export function createRandom(...seeds: readonly number[]): Random {
	let hash = 0x9e3779b9;
	for (const seed of seeds) hash = mix32((hash ^ (seed | 0)) + 0x9e3779b9);
	let a = (hash = mix32(hash + 0x9e3779b9));
	let b = (hash = mix32(hash + 0x9e3779b9));
	let c = mix32(hash + 0x9e3779b9);
	let counter = 1;
	const next = () => {
		const sum = (a + b + counter) | 0;
		counter = (counter + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = ((c << 21) | (c >>> 11)) + sum;
		return (sum >>> 0) / 4_294_967_296;
	};
	for (let i = 0; i < 12; i++) next();
	return { next };
}

/** Finaliser of MurmurHash3 with the constants of SplitMix32: spreads 32 bits over 32 bits, one to one. */
export function mix32(value: number): number {
	let x = value | 0;
	x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
	x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
	return (x ^ (x >>> 16)) >>> 0;
}
