/** What a cell shows at places along one of its sliders: how much room its figures may need while that is dragged. */
import {
  type AnyCell,
  type CalledOutput,
  callCell,
  type ParameterValues,
  type Slider,
  snap,
} from '../../../notebook/index.ts';

/**
 * Shares of the slider's way; the first few are spread over all of it. They are closer at its beginning: from 20 ms to 40 is
 * another run, from 220 to 240 a longer one.
 */
const places = Array.from({ length: 25 }, (_, i) => (((i * 7) % 25) / 24) ** 2);

/** One run for each value at these places, made when it is called; no output where the cell cannot run. */
export const alongSlider = (
  cell: AnyCell,
  values: ParameterValues,
  name: string,
  slider: Slider,
): (() => readonly CalledOutput[])[] => {
  const { min, max } = slider;
  const there = new Set(places.map((share) => snap(slider, min + (max - min) * share)));
  return [...there].map((value) => () => {
    try {
      return callCell(cell, { ...values, [name]: value });
    } catch {
      return [];
    }
  });
};
