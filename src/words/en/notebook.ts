/** A chapter as a Jupyter notebook. */
export const notebook = {
  solution: 'A solution',
  recordingElsewhere: (name: string) =>
    `This kernel recording is part of the site, not of the notebook: ${name}`,
};
