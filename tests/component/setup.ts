import { beforeEach } from 'vitest';
import { userEvent } from 'vitest/browser';
import '#src/styles/tokens.css';
import '#src/styles/base.css';

// The real pointer stays where the last test left it and would hover a control of the next one.
beforeEach(() => userEvent.unhover(document.body));
