/** The buffers of the columns that objects consist of. */
export function buffersIn(...all: readonly object[]): ArrayBuffer[] {
	return all
		.flatMap((each): unknown[] => Object.values(each))
		.flatMap((each) => (ArrayBuffer.isView(each) ? [each.buffer as ArrayBuffer] : []));
}
