import type { Import } from './read-imports.ts';
import { arrowsAmong, circlesAmong } from './read-imports.ts';

/** The files of a folder in floors: what is imported lies on a floor below. */
export interface Floors {
  /** The lowest first; those of a circle share a floor. */
  floors: string[][];
  /** Imports from one of the files to another. */
  arrows: number;
  circles: string[][];
}

export const floorsOf = (files: readonly string[], imports: readonly Import[]): Floors => {
  const inside = new Set(files);
  const own = new Map(
    [...arrowsAmong(imports)].map(([file, to]) => [file, to.filter((one) => inside.has(one))] as const),
  );
  const circles = circlesAmong(imports.filter(({ file }) => inside.has(file)));
  const circleOf = new Map(circles.flatMap((circle) => circle.map((file) => [file, circle] as const)));
  const known = new Map<string, number>();
  const floorOf = (file: string): number => {
    const before = known.get(file);
    if (before !== undefined) return before;
    const together = circleOf.get(file) ?? [file];
    const below = together.flatMap((one) => own.get(one) ?? []).filter((one) => !together.includes(one));
    const floor = below.reduce((highest, one) => Math.max(highest, floorOf(one) + 1), 0);
    for (const one of together) known.set(one, floor);
    return floor;
  };
  const floors: string[][] = [];
  for (const file of files) {
    const floor = floorOf(file);
    while (floors.length <= floor) floors.push([]);
    floors[floor]!.push(file);
  }
  return { floors, arrows: [...own.values()].reduce((sum, to) => sum + to.length, 0), circles };
};

/** The highest floor first, as it stands on the others. */
export const drawFloors = (folder: string, { floors, arrows, circles }: Floors): string => {
  const files = floors.flat().length;
  const name = (file: string): string => file.slice(folder.length + 1).replace(/\.ts$/, '');
  const said = circles.length === 0 ? 'no circle' : `${circles.length} in circles`;
  const head = `${folder}: ${files} files, ${arrows} imports among them, ${said}. Each imports from below it.`;
  const lines = floors
    .map((on, floor) => `${String(floor).padStart(3)}  ${on.map(name).join('  ')}`)
    .reverse();
  return [head, ...lines, ...circles.map((circle) => `circle: ${circle.map(name).join(' ↔ ')}`)].join('\n');
};
