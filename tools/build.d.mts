export function buildApp(folder?: string): Promise<void>;
export function writeServiceWorker(folder: string): void;
