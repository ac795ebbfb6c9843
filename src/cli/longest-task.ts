/** What a cell returns that is much: how long it holds the page's thread at most, as the browser's own observer has it. */
import type { Page } from '@playwright/test';

const begin = `import { cell, close, connect, recvUntilEof, send, table } from 'last-ack';
const base: any = { rttMs: 20, durationMs: 6e8, client: { script: [connect(), close()] }, server: { script: [recvUntilEof(), close()] } };
const many = (n: number, one: any) => Array.from({ length: n }, () => one);
const lossy = (chance: number) => ({ ...base, rules: [{ from: 'client', action: 'drop', data: true, chance }], client: { script: [connect(), send(10_000_000), close()] } });
const columns = Array.from({ length: 20 }, (_, i) => 'column ' + i);
`;

/** What `run` returns. */
const heavy: Record<string, string> = {
  '10 MB sent with losses, twelve figures of two runs':
    "many(12, { kind: 'figure', scenario: lossy(0.05), against: { label: 'x', scenario: lossy(0.2) } })",
  '900 reconnects, twelve figures':
    "many(12, { ...base, client: { script: [connect(), ...many(900, { do: 'reconnect', samePort: false }), close()] } })",
  '1,000 calls of send': '({ ...base, client: { script: [connect(), ...many(997, send(1000)), close()] } })',
  'twelve tables of 500 rows': "many(12, table('a table', columns, many(500, columns.map((_, i) => i))))",
  'a table of 1.9 MB of text': "table('a table', ['words'], many(480, ['word '.repeat(390)]))",
  'a text of 1.9 MB': "({ ...base, about: 'a'.repeat(1_900_000) })",
  '100,000 unknown keys': "Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => ['key' + i, 1]))",
};

/**
 * Writes each into the cell of a page whose editor is open, runs it, and watches until it has been drawn or refused.
 * @returns by name, ms of the longest task from the press on
 */
export const longestTasks = async (page: Page, selector: string): Promise<[string, number][]> => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const found: [string, number][] = [];
  for (const [name, outputs] of Object.entries(heavy)) {
    const code = `${begin}export default cell({ run: (): any => ${outputs} });`;
    await page.evaluate((text) => navigator.clipboard.writeText(text), code);
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.press('ControlOrMeta+V');
    // What the editor does with a new text is not the run's.
    await page.waitForTimeout(1500);
    const longest = await page.evaluate(async (cell) => {
      const element = document.querySelector<HTMLElement>(cell)!;
      let most = 0;
      const observer = new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) most = Math.max(most, duration);
      });
      observer.observe({ type: 'longtask' });
      element.querySelector<HTMLElement>('[data-do=run]')!.click();
      const began = performance.now();
      const stop = element.querySelector<HTMLElement>('[data-do=stop]')!;
      do await new Promise((done) => setTimeout(done, 100));
      while (performance.now() - began < 30_000 && (element.dataset.status === 'running' || !stop.hidden));
      // The last frame is laid out and painted.
      await new Promise((done) => setTimeout(done, 500));
      observer.disconnect();
      return most;
    }, selector);
    found.push([name, longest]);
  }
  return found;
};
