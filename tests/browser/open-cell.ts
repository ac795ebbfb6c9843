/** What the tests of cells share: a chapter's page, one of its cells, its editor. */
import { expect, type Locator, type Page } from '@playwright/test';

export const openCell = async (
  page: Page,
  id = 'lost-once',
  query = '',
  chapter = 'first-fin-lost',
): Promise<Locator> => {
  await page.goto(`${chapter}/${query}`);
  const cell = page.locator(`#cell-${id}`);
  await cell.scrollIntoViewIfNeeded();
  return cell;
};

/**
 * `test.use(touched)`: a screen that is touched, where code is written in a text area. For what would be the same in either
 * editor: Monaco takes more time to come than all the rest of such a test.
 */
export const touched = { hasTouch: true };

/** The code that stands in a cell. Not its innerText: that is empty while the browser has not laid it out yet. */
export const codeOf = async (cell: Locator): Promise<string> =>
  (await cell.locator('.la-code code').textContent()) ?? '';

/** For `getByRole`: this name and no longer one. */
export const named = (name: string) => ({ name, exact: true });

/** Runs the cell that is being written, and stays in it. */
export const pressRun = (page: Page): Promise<void> => page.keyboard.press('ControlOrMeta+Enter');

/**
 * Presses these buttons (`data-do`) of the cell as soon as it runs. From inside the page, and in place before the run is asked for:
 * a run without an end is ended after two seconds, and a busy machine may draw no frame in that time. What it gives waits for
 * the press.
 */
export const pressOnceRunning = async (
  cell: Locator,
  ...buttons: readonly string[]
): Promise<() => Promise<void>> => {
  const watch = await cell.evaluateHandle((el, names) => {
    const button = (name: string) => el.querySelector<HTMLButtonElement>(`[data-do=${name}]`)!;
    const pressed = new Promise<void>((done) => {
      const seen = new MutationObserver(() => {
        if ((el as HTMLElement).dataset.status !== 'running' || button('stop').hidden) return;
        seen.disconnect();
        for (const one of names.map(button)) {
          one.focus();
          one.click();
        }
        done();
      });
      seen.observe(el, { attributes: true, subtree: true });
    });
    return { pressed };
  }, buttons);
  return () => watch.evaluate(({ pressed }) => pressed);
};

/** The first sign of interest, until the figures answer. */
export const wake = async (cell: Locator): Promise<void> => {
  await cell.hover();
  await expect(cell.locator('.la-stage .la-hit').first()).toBeAttached();
};

/** Pastes `code` over all there is: typed into Monaco, each line would be indented once more than the one before. */
export const paste = async (page: Page, code: string): Promise<void> => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((text) => navigator.clipboard.writeText(text), code);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('ControlOrMeta+V');
};

/** Opens the editor, waits until the cell has it in hand, so that `fresh` is of what is written next, and puts `code` in it. */
export const write = async (page: Page, cell: Locator, code: string): Promise<void> => {
  const edit = cell.getByRole('button', { name: 'Edit', exact: true });
  // On a phone code is folded.
  if (!(await edit.isVisible())) await cell.locator('[data-do=code]').click();
  await edit.click();
  await expect(cell.locator('[data-do=edit]')).toHaveAttribute('aria-pressed', 'true');
  await paste(page, code);
};

export const scenarioCode = (run: string): string =>
  `import { cell, close, connect, lose, recvUntilEof, send, sleep } from 'last-ack';
const base = {
  rttMs: 20, durationMs: 100000,
  client: { script: [connect(), send(100), sleep(500), close()] },
  server: { script: [recvUntilEof(), close()] },
};
export default cell({ run: () => { ${run} } });`;

/**
 * The states a cell is said to be in from now on, with how each looks: noted inside the page, since on a busy machine one may
 * pass between two looks from outside.
 */
export const noteStates = async (cell: Locator): Promise<() => Promise<Record<string, string>>> => {
  const notes = await cell.evaluateHandle((cellElement) => {
    const el = cellElement.querySelector('.la-status')!;
    const seen: Record<string, string> = {};
    const note = (): void => {
      const { color, borderInlineStartColor, borderInlineStartStyle, animationName } = getComputedStyle(el);
      const mark = getComputedStyle(el, '::before').backgroundColor;
      seen[cellElement.getAttribute('data-status')!] = [
        color,
        borderInlineStartColor,
        borderInlineStartStyle,
        animationName,
        mark,
      ].join();
    };
    note();
    new MutationObserver(note).observe(cellElement, { attributeFilter: ['data-status'] });
    return seen;
  });
  return () => notes.jsonValue();
};

/** Presses what the gallery offers: `cell:030-first-fin-lost/lost-forever`, `recording:ack2-lost-1x-rtt20`. */
export const choose = async (page: Page, choice: string): Promise<void> => {
  const gallery = page.locator('la-gallery');
  await gallery.locator('summary').click();
  if (choice.startsWith('cell:')) await gallery.locator(`[data-choice="${choice}"]`).click();
  else {
    await gallery.getByRole('combobox').selectOption(choice);
    await gallery.locator('[data-choice=""]').click();
  }
};

/** The playground's one cell, with a choice of the gallery put into it: `cell:030-first-fin-lost/lost-forever`. */
export const fromGallery = async (page: Page, choice: string): Promise<Locator> => {
  await page.goto('playground/');
  await choose(page, choice);
  const cell = page.locator('la-cell');
  await expect(cell.locator('.la-notice')).toContainText(choice.replace(/.*\//, ''));
  return cell;
};
