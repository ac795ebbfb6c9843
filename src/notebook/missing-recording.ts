/** A cell names a kernel recording that is not there: said in one way, since the doctor knows the fault by its words. */

export const noRecording = (id: string): RangeError => new RangeError(`there is no recording named "${id}"`);

/** The recording that such a message is about; undefined for any other. */
export const missingRecording = (message: string): string | undefined =>
  /^there is no recording named "(.*)"$/.exec(message)?.[1];
