import { packTable } from '#src/core/table/index.ts';
import { IntakeSession } from '#src/io/intake/index.ts';
import { sampleWorkbook, type SampleOptions } from '#src/io/sample/sample.ts';
import type { PackedImport } from './import.worker.ts';
import { moving, serve } from './serve.ts';

const methods = {
	/** The sample client's workbook, read as any other workbook is. */
	make(options: SampleOptions): PackedImport {
		const session = new IntakeSession();
		const { plan } = session.take(sampleWorkbook(options));
		const { tables, ...rest } = session.convert(plan);
		const packed = tables.map(packTable);
		const buffers = new Set(packed.flatMap((table) => table.buffers));
		return moving({ ...rest, tables: packed.map((table) => table.value) }, [...buffers]);
	},
};

export type SampleMethods = typeof methods;
serve(methods);
