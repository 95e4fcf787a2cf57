import { IntakeSession, packImport } from '#src/io/intake/index.ts';
import type { ImportPlan, OpenRequest, PackedImport } from '#src/io/intake/index.ts';
import { inflateBy } from '#src/io/zip/index.ts';
import { moving, serve, type Report } from './serve.ts';

/** `unpacker`: a worker that unpacks sheets meanwhile. */
type CompleteRequest = OpenRequest & { readonly unpacker: MessagePort };
type Asked<K extends 'adopt' | 'preview' | 'unreadable' | 'picture' | 'compare'> = Parameters<
	IntakeSession[K]
>[0];

let session = new IntakeSession();

const methods = {
	open({ files, customers, tables }: OpenRequest, report: Report) {
		session = new IntakeSession(customers, tables);
		return session.open(files, report);
	},
	complete({ files, customers, tables, unpacker }: CompleteRequest, report: Report) {
		session = new IntakeSession(customers, tables);
		return session.complete(files, report, { inflate: inflateBy(unpacker) });
	},
	adopt: (request: Asked<'adopt'>) => session.adopt(request),
	revise: (plan: ImportPlan) => session.revise(plan),
	preview: (request: Asked<'preview'>) => session.preview(request),
	unreadable: (request: Asked<'unreadable'>) => session.unreadable(request),
	picture: (request: Asked<'picture'>) => session.picture(request),
	compare: (request: Asked<'compare'>) => session.compare(request),
	convert(plan: ImportPlan): PackedImport {
		const { value, buffers } = packImport(session.convert(plan));
		return moving(value, buffers);
	},
};

export type ImportMethods = typeof methods;
serve(methods);
