/**
 * Stretches of time in which a rule acts on all it matches, and stretches in which it does not (Gilbert 1960, Elliott 1963):
 * the other way to lose a tenth. One state a millisecond; only the ones in which something leaves are drawn.
 */
import type { Chance } from './chance.ts';

/** `base` to a whole `power`, by multiplication alone: Math.pow may differ between engines in its last bit. */
const raised = (base: number, power: number): number => {
  let result = 1;
  for (let square = base, left = power; left > 0; left = Math.floor(left / 2), square *= square)
    if (left % 2 === 1) result *= square;
  return result;
};

export class Stretches {
  private readonly chance: Chance;
  private readonly share: number;
  /** How much of what is known of one millisecond still holds in the next, 0 to 1. */
  private readonly memory: number;
  private acts = false;
  /** The millisecond of which that was said; -1: none yet. */
  private at = -1;

  /**
   * @param share of the time in which the rule acts, 0 to 1
   * @param meanMs how long such a stretch lasts in the mean; too short ones for this share leave no memory at all
   */
  constructor(chance: Chance, share: number, meanMs: number) {
    this.chance = chance;
    this.share = share;
    this.memory = share < 1 ? Math.max(0, 1 - 1 / (meanMs * (1 - share))) : 0;
  }

  /** Whether the rule acts on what leaves at `us`, never earlier than what was asked before. */
  actsAt(us: number): boolean {
    const ms = Math.floor(us / 1000);
    if (ms === this.at) return this.acts;
    const known = this.at < 0 ? 0 : raised(this.memory, ms - this.at);
    const odds = this.share + known * ((this.acts ? 1 : 0) - this.share);
    this.at = ms;
    this.acts = this.chance.draw() < odds;
    return this.acts;
  }
}
