/** `npm run dev` in a copy of the project: a fault is told where it is, over a page that stays alive, and goes when it is mended. */
import { expect, test } from '@playwright/test';
import { startDevTrial } from '../../src/cli/dev/dev-trial.ts';

const chapter = 'content/chapters/030-first-fin-lost';

test('a fault stands in a panel over the page that worked, and leaves when it is mended', async ({
  page,
}) => {
  const trial = await startDevTrial(process.cwd());
  try {
    // The first visit makes Vite bundle what the page needs, after which the page is loaded again: that comes first.
    await page.goto(`${trial.home}first-fin-lost/`, { waitUntil: 'networkidle' });
    await page.reload({ waitUntil: 'networkidle' });
    const cell = page.locator('#cell-lost-once');
    const panel = page.locator('la-doctor section');
    await expect(cell.locator('.la-svg')).toBeVisible();
    await expect(panel).toHaveCount(0);

    // A cell that does not compile cannot be drawn at all: the page that was there stays, and its other cells answer.
    await trial.edit(`${chapter}/cells/lost-forever.ts`, (text) => `${text}\nconst x = ;\n`);
    await expect(panel).toContainText('cells/lost-forever.ts:');
    await expect(panel).toContainText('→');
    await expect(cell.locator('.la-svg')).toBeVisible();
    await cell.locator('input[type=number][name=losses]').fill('3');
    await expect(cell.locator('.la-summary')).toContainText('sent 4 times');
    await trial.edit(`${chapter}/cells/lost-forever.ts`, (text) => text.replace('\nconst x = ;\n', ''));
    await expect(panel).toHaveCount(0);

    // A word that no dictionary has can be drawn: the new text shows, with the panel over it.
    const wrong = '\nThe segments are recieved.\n';
    await trial.edit(`${chapter}/en.mdx`, (text) => text.replace('\n## ', `${wrong}\n## `));
    await expect(page.locator('main')).toContainText('The segments are recieved.');
    await expect(panel).toContainText(/en\.mdx:\d+:\d+/);
    await expect(panel).toContainText('recieved');
    // What is closed stays so over the next save, which brings a new page and the same list.
    await panel.getByRole('button', { name: 'Close' }).click();
    await trial.edit(`${chapter}/en.mdx`, (text) => `${text}\nNothing else is wrong.\n`);
    await expect(page.locator('main')).toContainText('Nothing else is wrong.');
    await expect(panel).toHaveCount(0);
    await trial.edit(`${chapter}/en.mdx`, (text) => text.replace(wrong, ''));
    await expect(page.locator('main')).not.toContainText('recieved');
    await expect(panel).toHaveCount(0);
  } finally {
    await trial.end();
  }
});
