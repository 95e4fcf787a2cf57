import { packTable, type WireTable } from '#src/core/table/index.ts';
import { IntakeSession } from '#src/io/intake/index.ts';
import type { ConvertedImport, ImportPlan, OpenRequest } from '#src/io/intake/index.ts';
import { inflateBy } from '#src/io/zip/index.ts';
import { moving, serve, type Report } from './serve.ts';

/** Converted tables in wire form. */
export type PackedImport = Omit<ConvertedImport, 'tables'> & { readonly tables: readonly WireTable[] };

/** `unpacker`: a worker that unpacks sheets meanwhile. */
type CompleteRequest = OpenRequest & { readonly unpacker: MessagePort };
type Asked<K extends 'adopt' | 'preview' | 'unreadable' | 'picture'> = Parameters<IntakeSession[K]>[0];

let session = new IntakeSession();

const methods = {
	open({ files, customers }: OpenRequest, report: Report) {
		session = new IntakeSession(customers);
		return session.open(files, report);
	},
	complete({ files, customers, unpacker }: CompleteRequest, report: Report) {
		session = new IntakeSession(customers);
		return session.complete(files, report, { inflate: inflateBy(unpacker) });
	},
	adopt: (request: Asked<'adopt'>) => session.adopt(request),
	revise: (plan: ImportPlan) => session.revise(plan),
	preview: (request: Asked<'preview'>) => session.preview(request),
	unreadable: (request: Asked<'unreadable'>) => session.unreadable(request),
	picture: (request: Asked<'picture'>) => session.picture(request),
	convert(plan: ImportPlan): PackedImport {
		const { tables, ...rest } = session.convert(plan);
		const packed = tables.map(packTable);
		const value = { ...rest, tables: packed.map((table) => table.value) };
		return moving(value, [...new Set(packed.flatMap((table) => table.buffers))]);
	},
};

export type ImportMethods = typeof methods;
serve(methods);
