import { IntakeSession, packImport, type PackedImport } from '#src/io/intake/index.ts';
import { sampleWorkbook, type SampleOptions } from '#src/io/sample/sample.ts';
import { moving, serve } from './serve.ts';

const methods = {
	/** The sample client's workbook, read as any other workbook is. */
	make(options: SampleOptions): PackedImport {
		const session = new IntakeSession();
		const { plan } = session.take(sampleWorkbook(options));
		const { value, buffers } = packImport(session.convert(plan));
		return moving(value, buffers);
	},
};

export type SampleMethods = typeof methods;
serve(methods);
