import { createContext } from 'svelte';
import type { App } from './app.svelte.ts';

/** The state of the application, given by the shell to everything below it. */
export const [getApp, setApp] = createContext<App>();
