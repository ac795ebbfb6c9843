/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** On a Chinese chapter: heading id from its own text → id of the English heading at the same place. */
    headingIds?: ReadonlyMap<string, string>;
  }
}

declare module 'virtual:chapters' {
  /** Chapter → its cells by name: [code, source]. */
  export const chapters: Record<
    string,
    () => Promise<{
      cells: Record<
        string,
        [
          code: () => Promise<{ default: import('../notebook/index.ts').AnyCell }>,
          source: () => Promise<{ default: string }>,
        ]
      >;
    }>
  >;
}
