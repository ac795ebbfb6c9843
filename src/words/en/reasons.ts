/**
 * The engine's reasons in a language: code → sentence, with `{name}` where the reason's value of that name goes. English is
 * the engine's own (`sim/reason-texts.ts`): it needs none here.
 */
export const reasons: Readonly<Record<string, string>> = {};
