import type { NotebookWords } from '../words.ts';

export const notebook: NotebookWords = {
  solution: '一种做法',
  recordingElsewhere: (name) => `这份内核实录在网站上，不在笔记本里：${name}`,
};
