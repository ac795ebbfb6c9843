import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { freePort } from '../../src/cli/free-port.ts';
import { untilAnswers } from '../../src/cli/until-answers.ts';

test('a server that is slow to start is waited for, one that never does is not for ever', async () => {
  const port = await freePort();
  const address = `http://localhost:${port}/`;
  const waiting = untilAnswers(address, 20);
  await new Promise((later) => setTimeout(later, 300));
  const server = createServer((_, response) => response.end('here')).listen(port);
  expect(await waiting).toBe(true);
  await new Promise((closed) => server.close(closed));
  expect(await untilAnswers(address, 0.1)).toBe(false);
});
