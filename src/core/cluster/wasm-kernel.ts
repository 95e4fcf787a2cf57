/** An instance of a kernel with memory of its own. */
export interface WasmInstance {
	readonly buffer: ArrayBuffer;
	/** A function of the kernel: pointers and sizes in, a number out. */
	call(name: string): (...pointersAndSizes: number[]) => number;
}

const PAGE = 65_536;

/** Makes instances of a kernel given as base64, compiled at the first call. */
export class WasmKernel {
	readonly #base64: string;
	#module: WebAssembly.Module | null | undefined;

	constructor(base64: string) {
		this.#base64 = base64;
	}

	/** An instance with so many bytes; null where WebAssembly, its SIMD instructions or the memory are not to be had. */
	instance(bytes: number): WasmInstance | null {
		const module = this.#compiled();
		if (!module) return null;
		try {
			const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) });
			const { exports } = new WebAssembly.Instance(module, { env: { memory } });
			return {
				buffer: memory.buffer,
				call: (name) => exports[name] as (...pointersAndSizes: number[]) => number,
			};
		} catch {
			return null;
		}
	}

	#compiled(): WebAssembly.Module | null {
		if (this.#module !== undefined) return this.#module;
		try {
			const bytes = Uint8Array.from(atob(this.#base64), (char) => char.charCodeAt(0));
			this.#module = new WebAssembly.Module(bytes);
		} catch {
			this.#module = null;
		}
		return this.#module;
	}
}

/** Hands out places in a memory one after the other, each on a multiple of 16. */
export class Places {
	/** Bytes handed out so far, those of the kernel itself included. */
	size = 1024;

	take(bytes: number): number {
		const at = this.size;
		this.size += Math.ceil(bytes / 16) * 16;
		return at;
	}
}
