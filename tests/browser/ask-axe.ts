/** What axe has against a page or a part of it, one line a fault. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** The rules that look at colours: all that light and dark can differ in. */
const colours = ['color-contrast', 'link-in-text-block'];
const but = Object.fromEntries(colours.map((rule) => [rule, { enabled: false }]));

/** @param rules `all`, those that look at `colours`, or the others: the `shape` */
export const axeFaults = async (
  page: Page,
  { within, rules = 'all' }: { within?: string; rules?: 'all' | 'colours' | 'shape' } = {},
): Promise<string[]> => {
  // In one piece: the other mode carries each page's findings through a second page, which takes twice as long. It is for
  // frames, and the only one here is empty.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  if (within !== undefined) axe.include(within);
  const { violations } = await axe
    .options({
      resultTypes: ['violations'],
      ...(rules === 'colours' ? { runOnly: colours } : rules === 'shape' ? { rules: but } : {}),
    })
    .analyze();
  return violations.map(({ id, nodes }) => {
    const places = nodes.slice(0, 3).map(({ target, html }) => `${target} ${html.slice(0, 120)}`);
    return `${id}: ${places.join(' | ')}`;
  });
};
