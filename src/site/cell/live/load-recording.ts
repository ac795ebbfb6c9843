import { noRecording } from '../../../notebook/index.ts';
import type { Trace } from '../../../sim/index.ts';

const recordings = new Map<string, Promise<Trace>>();

/** A kernel recording, asked for once, and again after a failure. @param base of the site, with a slash at its end */
export const loadRecording = (base: string, id: string): Promise<Trace> => {
  const known =
    recordings.get(id) ??
    fetch(`${base}recordings/${id}.json`).then((response) => {
      if (response.status === 404) throw noRecording(id);
      return response.json();
    });
  recordings.set(id, known);
  known.catch(() => recordings.delete(id));
  return known;
};
