/**
 * A reader's text as part of one line of a comment. Control characters go, NUL first of all: bash takes a script that has
 * one for a program ("cannot execute binary file"), XML has no way to write them, and a line end would end the comment. The
 * marks that turn the direction of text go too: they make a line look like another.
 */
export const oneLine = (text: string): string =>
  text.replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069\p{Cs}]+/gu, ' ').trim();
