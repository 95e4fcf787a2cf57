import { DataService, type ServiceOptions } from './service.ts';

type Request<K extends keyof DataService> = DataService[K] extends (request: infer R) => unknown ? R : never;

/** The service as plain functions, one request each, to be served by a worker. `start` replaces it by one with other settings. */
export function dataMethods() {
	let service = new DataService();
	return {
		start: (options: ServiceOptions) => void (service = new DataService(options)),
		open: (request: Request<'open'>) => service.open(request),
		acceptLoss: () => service.acceptLoss(),
		nextEvent: () => service.nextEvent(),
		list: () => service.list(),
		stage: (request: Request<'stage'>) => service.stage(request),
		unstage: (request: Request<'unstage'>) => service.unstage(request),
		create: (request: Request<'create'>) => service.create(request),
		append: (request: Request<'append'>) => service.append(request),
		load: (request: Request<'load'>) => service.load(request),
		history: (request: Request<'history'>) => service.history(request),
		commitOf: (request: Request<'commitOf'>) => service.commitOf(request),
		checkpoint: (request: Request<'checkpoint'>) => service.checkpoint(request),
		rename: (request: Request<'rename'>) => service.rename(request),
		duplicate: (request: Request<'duplicate'>) => service.duplicate(request),
		remove: (request: Request<'remove'>) => service.remove(request),
		restore: (request: Request<'restore'>) => service.restore(request),
		purge: (request: Request<'purge'>) => service.purge(request),
		touch: (request: Request<'touch'>) => service.touch(request),
		markSavedToFile: (request: Request<'markSavedToFile'>) => service.markSavedToFile(request),
		setClasses: (request: Request<'setClasses'>) => service.setClasses(request),
		setNewAlerts: (request: Request<'setNewAlerts'>) => service.setNewAlerts(request),
		eraseAll: () => service.eraseAll(),
		close: () => service.close(),
	};
}
