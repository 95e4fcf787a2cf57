import { RawKind, type RawColumn, type RawWorkbook } from '#src/io/raw.ts';
import { PAYLOAD_SHEET, payloadSheet, readPayload } from '#src/io/project-file/payload.ts';

/** The workbook with another manifest in its carrier, given as the text of its JSON. */
export async function withManifest(raw: RawWorkbook, edit: (json: string) => string): Promise<RawWorkbook> {
	const payload = await readPayload(raw);
	if (!payload) throw new Error(PAYLOAD_SHEET);
	const { content } = payload;
	const length = new DataView(content.buffer, content.byteOffset).getUint32(0, true);
	const json = new TextEncoder().encode(edit(new TextDecoder().decode(content.subarray(4, 4 + length))));
	const whole = new Uint8Array(4 + json.length + content.length - 4 - length);
	new DataView(whole.buffer).setUint32(0, json.length, true);
	whole.set(json, 4);
	whole.set(content.subarray(4 + length), 4 + json.length);
	return withCarrier(raw, whole);
}

async function withCarrier(raw: RawWorkbook, content: Uint8Array<ArrayBuffer>): Promise<RawWorkbook> {
	const { body } = await payloadSheet(content);
	if (body.kind !== 'cells') throw new Error(body.kind);
	const strings = [...raw.strings];
	const cells = [...body.rows].map((row) => row.cells.map((cell) => cell?.value ?? null));
	const columns = Array.from({ length: 5 }, (_, c): RawColumn => {
		const values = cells.map((row) => row[c] ?? null);
		return {
			kinds: Uint8Array.from(values, (value) =>
				value === null ? RawKind.empty : typeof value === 'string' ? RawKind.text : RawKind.number,
			),
			values: Float64Array.from(values, (value) =>
				typeof value === 'string' ? strings.push(value) - 1 : Number(value ?? 0),
			),
			formats: null,
		};
	});
	const sheets = raw.sheets.map((sheet) =>
		sheet.name === PAYLOAD_SHEET ? { ...sheet, rowCount: cells.length, columns } : sheet,
	);
	return { ...raw, strings, sheets };
}
