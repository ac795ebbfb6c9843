/** Chinese for the engine's reasons: `why.code` → sentence, with `{name}` where `why.values.name` goes. */
export const reasonsZh: Record<string, string> = {};
