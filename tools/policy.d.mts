export const metaPolicy: string;
export const headerPolicy: string;
export const serviceWorkerPolicy: string;
export const isolation: Record<string, string>;
export const headers: Record<string, string>;
