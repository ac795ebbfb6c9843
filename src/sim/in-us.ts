/** A scenario's time, ms, on the engine's clock: whole microseconds. As a product 128.3 ms lies between two of them. */
export const inUs = (ms: number): number => Math.round(ms * 1000);
