/** A chapter's address from its folder: `030-first-fin-lost` → `first-fin-lost`. The number only sets the order. */
export const slugOf = (folder: string): string => folder.replace(/^\d+-/, '');
