export { m } from './messages/compiled/messages.js';

/** The two languages of the product. */
export type Locale = 'zh-CN' | 'en';
export const LOCALES: readonly Locale[] = ['zh-CN', 'en'];
