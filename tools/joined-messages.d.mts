import type { Plugin } from 'vite';

export function joinedMessages(): Plugin;
