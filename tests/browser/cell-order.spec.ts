/** Impatient readers: presses that come too early, too often, or while something else is under way. */
import { expect, test } from '@playwright/test';
import { hold } from './hold.ts';
import {
  codeOf,
  named,
  openCell,
  paste,
  pressOnceRunning,
  pressRun,
  scenarioCode,
  touched,
  write,
} from './open-cell.ts';

test.use(touched);

const endless = scenarioCode('for (;;) {}');
/** Waits for its result, so that something can happen meanwhile. */
const slow = `import { cell, close, connect, lose, recvUntilEof, send, sleep, slider } from 'last-ack';
export default cell({
  parameters: { losses: slider({ label: 'FINs lost', min: 1, max: 4, value: 1 }) },
  run: async ({ losses }): Promise<any> => {
    await new Promise((done) => (globalThis as any).setTimeout(done, 1200));
    return {
      rttMs: 20, durationMs: 300000,
      client: { script: [connect(), send(100), sleep(500), close()] },
      server: { script: [recvUntilEof(), close()] },
      rules: [lose('client', { fin: true, nth: [1, 2, 3, 4].slice(0, losses) })],
    };
  },
} as any);`;

// The cells that build on it run meanwhile, more than the sandbox keeps workers for.
test('a slider turned while a changed cell runs: the picture is of its last place', async ({ page }) => {
  const cell = await openCell(page);
  await write(page, cell, slow);
  // From inside the page: on a busy machine the run may be over between two looks from outside.
  const watch = await cell.evaluateHandle((el) => {
    const running = new Promise<void>((begun) => {
      const seen = new MutationObserver(() => {
        if ((el as HTMLElement).dataset.status === 'running') begun(seen.disconnect());
      });
      seen.observe(el, { attributes: true });
    });
    const turn = () => {
      const slider = el.querySelector<HTMLInputElement>('input[type=range][name=losses]')!;
      slider.value = '4';
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      slider.dispatchEvent(new Event('change', { bubbles: true }));
    };
    return { turned: running.then(() => new Promise((done) => setTimeout(done, 300))).then(turn) };
  });
  await pressRun(page);
  await watch.evaluate(({ turned }) => turned);
  await expect(cell.locator('input[name=rttMs]')).toHaveCount(0);
  await expect(cell).toHaveAttribute('data-status', 'fresh');
  await expect(cell.locator('input[type=range][name=losses]')).toHaveValue('4');
  await expect(cell.locator('.la-summary')).toContainText('sent 5 times');
});

test('turning a slider does not call a changed text fresh, nor a broken one mended', async ({ page }) => {
  const cell = await openCell(page);
  const losses = cell.locator('input[type=range][name=losses]');
  const source = await codeOf(cell);
  await write(page, cell, source.replace('rtt()', 'rtt({ max: 250 })'));
  await pressRun(page);
  await expect(cell.locator('input[type=range][name=rttMs]')).toHaveAttribute('max', '250');
  await page.keyboard.type(' ');
  await expect(cell).toHaveAttribute('data-status', 'stale');
  await losses.fill('3');
  await expect(cell.locator('.la-summary')).toContainText('sent 4 times');
  await expect(cell).toHaveAttribute('data-status', 'stale');
  await cell.getByRole('button', named('Reset')).click();
  await expect(cell).toHaveAttribute('data-status', 'fresh');
  await cell.getByRole('button', named('Done')).click();
  await write(page, cell, 'const x = ;');
  await pressRun(page);
  await expect(cell).toHaveAttribute('data-status', 'failed');
  await losses.fill('3');
  await expect(cell.locator('.la-summary')).toContainText('sent 4 times');
  await expect(cell).toHaveAttribute('data-status', 'failed');
  await expect(cell.locator('.la-problems')).toBeVisible();
});

test('Run, Run, Stop: nothing runs any more; Reset ends a run, can be undone, and leaves nothing of what the cell wrote', async ({
  page,
}) => {
  const cell = await openCell(page);
  await write(page, cell, endless);
  const stopped = await pressOnceRunning(cell, 'run', 'stop');
  await pressRun(page);
  await stopped();
  await expect(cell).toHaveAttribute('data-status', 'failed');
  await expect(cell.getByRole('button', named('Stop'))).toBeHidden();
  await expect(cell.locator('.la-problems')).toHaveText(/Stopped\.$/);

  await cell.locator('textarea').focus();
  await paste(page, scenarioCode("console.log('said'); return base;"));
  await pressRun(page);
  await expect(cell.locator('.la-log')).toHaveText('said');
  await paste(page, endless);
  const reset = await pressOnceRunning(cell, 'reset');
  await pressRun(page);
  await reset();
  await expect(cell).toHaveAttribute('data-status', 'fresh');
  await expect(cell.locator('.la-problems')).toBeHidden();
  await expect(cell.locator('.la-log')).toBeHidden();
  await cell.getByRole('button', named('Undo')).click();
  await expect(cell.locator('.la-code')).toContainText('for (;;)');
});

test.describe('with Monaco', () => {
  test.use({ hasTouch: false });
  test('Edit pressed in one cell, in another, and in the first again, before any is live', async ({
    page,
  }) => {
    const send = await hold(page, /edited-cell/);
    const first = await openCell(page);
    const second = page.locator('la-cell').nth(1);
    for (const cell of [first, second, first]) {
      await cell.getByRole('button', named('Edit')).click();
      await expect(cell).toHaveAttribute('data-editing', 'plain');
    }
    await expect(first.locator('textarea')).toBeFocused();
    send();
    await expect(first).toHaveAttribute('data-editing', 'monaco');
    await expect(second).not.toHaveAttribute('data-editing', /./);
    await expect(page.locator('la-cell .la-editor-bar:visible')).toHaveCount(1);
  });
});

test('Before | after turned on and off before it has come stays off', async ({ page }) => {
  const send = await hold(page, /comparison/);
  const cell = await openCell(page);
  const compare = cell.getByRole('checkbox', { name: 'Before | after' });
  const asked = page.waitForRequest(/comparison/);
  await compare.check();
  await asked;
  await compare.uncheck();
  const come = page.waitForResponse(/comparison/);
  send();
  await come;
  await cell.locator('input[type=range][name=losses]').fill('3');
  await expect(cell.locator('.la-summary')).toContainText('sent 4 times');
  await expect(cell.locator('.la-keep')).toHaveCount(0);
});
