/** What the tests of cells share: a chapter's page, one of its cells, its editor. */
import { expect, type Locator, type Page } from '@playwright/test';

export const openCell = async (page: Page, id = 'lost-once', query = ''): Promise<Locator> => {
  await page.goto(`first-fin-lost/${query}`);
  const cell = page.locator(`#cell-${id}`);
  await cell.scrollIntoViewIfNeeded();
  return cell;
};

/** Opens the editor and puts `code` in it as a reader would paste it. */
export const write = async (page: Page, cell: Locator, code: string): Promise<void> => {
  await cell.getByRole('button', { name: 'Edit', exact: true }).click();
  await expect(cell).toHaveAttribute('data-editing', /plain|monaco/);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(code);
};

export const scenarioCode = (run: string): string =>
  `import { cell, close, connect, lose, recvUntilEof, send, sleep } from 'last-ack';
const base = {
  rttMs: 20, durationMs: 100000,
  client: { script: [connect(), send(100), sleep(500), close()] },
  server: { script: [recvUntilEof(), close()] },
};
export default cell({ run: () => { ${run} } });`;

export const status = (cell: Locator): Locator => cell.locator('.la-status');
