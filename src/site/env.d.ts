/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** On a Chinese chapter: heading id from its own text → id of the English heading at the same place. */
    headingIds?: ReadonlyMap<string, string>;
  }
}

declare module 'virtual:chapters' {
  type Code = () => Promise<{ default: import('../notebook/index.ts').AnyCell }>;
  type Source = () => Promise<{ default: string }>;
  type Goal = () => Promise<{ default: import('../notebook/index.ts').Exercise }>;
  /**
   * Chapter → its cells by name: [code, source], its exercises: those of the start, the goal, and the solution's source, and what they
   * say in each other language.
   */
  export const chapters: Record<
    string,
    () => Promise<{
      cells: Record<string, [code: Code, source: Source]>;
      exercises: Record<string, [code: Code, source: Source, goal: Goal, solution: Source]>;
      translations: Record<string, () => Promise<{ default: Readonly<Record<string, string>> }>>;
    }>
  >;
}
