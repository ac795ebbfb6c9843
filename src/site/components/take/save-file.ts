/** Gives the reader a file, as a link with `download` would. */
export const saveFile = (name: string, blob: Blob): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers read it only after the click has been answered.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};
