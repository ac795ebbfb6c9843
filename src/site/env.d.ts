/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** On a Chinese chapter: heading id from its own text → id of the English heading at the same place. */
    headingIds?: ReadonlyMap<string, string>;
  }
}
