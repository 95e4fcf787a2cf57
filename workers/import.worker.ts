import { packTable, type WireTable } from '#src/core/table/index.ts';
import { IntakeSession } from '#src/io/intake/index.ts';
import type {
	AdoptRequest,
	ConvertedImport,
	ImportPlan,
	IntakeFile,
	PictureRequest,
	PreviewRequest,
	UnreadRequest,
} from '#src/io/intake/index.ts';
import { moving, serve, type Report } from './serve.ts';

/** Converted tables in wire form. */
export type PackedImport = Omit<ConvertedImport, 'tables'> & { readonly tables: readonly WireTable[] };

let session = new IntakeSession();

const methods = {
	open(files: readonly IntakeFile[], report: Report) {
		session = new IntakeSession();
		return session.open(files, report);
	},
	complete(files: readonly IntakeFile[], report: Report) {
		session = new IntakeSession();
		return session.complete(files, report);
	},
	adopt: (request: AdoptRequest) => session.adopt(request),
	revise: (plan: ImportPlan) => session.revise(plan),
	preview: (request: PreviewRequest) => session.preview(request),
	unreadable: (request: UnreadRequest) => session.unreadable(request),
	picture: (request: PictureRequest) => session.picture(request),
	convert(plan: ImportPlan): PackedImport {
		const { tables, ...rest } = session.convert(plan);
		const packed = tables.map(packTable);
		return moving({ ...rest, tables: packed.map((table) => table.value) }, [
			...new Set(packed.flatMap((table) => table.buffers)),
		]);
	},
};

export type ImportMethods = typeof methods;
serve(methods);
