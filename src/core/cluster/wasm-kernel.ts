/** An instance of a kernel with memory of its own. */
export interface WasmInstance {
	readonly buffer: ArrayBuffer;
	readonly memory: WebAssembly.Memory;
	/** A function of the kernel: pointers and sizes in, a number out. */
	call(name: string): (...pointersAndSizes: number[]) => number;
}

const PAGE = 65_536;

/** Makes instances of a kernel given as base64, compiled at the first call. */
export class WasmKernel {
	readonly #base64: string;
	readonly #isShared: boolean;
	#module: WebAssembly.Module | null | undefined;
	#last: WeakRef<WasmInstance> | null = null;

	/** `isShared`: the kernel was built for a memory that several threads use. */
	constructor(base64: string, isShared = false) {
		this.#base64 = base64;
		this.#isShared = isShared;
	}

	/** An instance with so many bytes; null where WebAssembly, its SIMD instructions or the memory are not to be had. */
	instance(bytes: number): WasmInstance | null {
		const pages = Math.ceil(bytes / PAGE);
		try {
			const limits = this.#isShared ? { initial: pages, maximum: pages, shared: true } : { initial: pages };
			return this.over(new WebAssembly.Memory(limits));
		} catch {
			return null;
		}
	}

	/**
	 * The instance of the call before, its memory as it was left, where that is large enough; else a new one. For callers that
	 * are done with one before they ask for the next: fresh memory costs more than many a run in it.
	 */
	reused(bytes: number): WasmInstance | null {
		const last = this.#last?.deref();
		if (last && last.buffer.byteLength >= bytes) return last;
		const made = this.instance(bytes);
		this.#last = made && new WeakRef(made);
		return made;
	}

	/** An instance over a memory that is there; null where WebAssembly or its SIMD instructions are not to be had. */
	over(memory: WebAssembly.Memory): WasmInstance | null {
		const module = this.#compiled();
		if (!module) return null;
		const { exports } = new WebAssembly.Instance(module, { env: { memory } });
		return {
			...{ memory, buffer: memory.buffer },
			call: (name) => exports[name] as (...pointersAndSizes: number[]) => number,
		};
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
