export const metaPolicy: string;
export const headerPolicy: string;
export const serviceWorkerPolicy: string;
export const headers: Record<string, string>;
