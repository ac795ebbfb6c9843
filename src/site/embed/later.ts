/** A run has come to a part that is not here yet: once it is, the run is made again, from its beginning. */
export class Later extends Error {
  readonly coming: Promise<unknown>;
  constructor(coming: Promise<unknown>) {
    super('on its way');
    this.coming = coming;
  }
}

/** @returns what gives the part, or throws `Later`; one that did not come is asked for again */
export const later = <Part>(load: () => Promise<Part>): (() => Part) => {
  let part: Part | undefined;
  return () => {
    if (part !== undefined) return part;
    throw new Later(
      load().then((come) => {
        part = come;
      }),
    );
  };
};
