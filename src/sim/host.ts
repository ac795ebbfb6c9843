/** A host: its settings, the program it runs, and its sockets by the client's port. */
import type { Policy } from './policy.ts';
import type { Step } from './scenario.ts';
import { defaultSettings, type Settings } from './settings.ts';
import type { Socket } from './socket.ts';
import type { World } from './world.ts';

export class Host {
  readonly world: World;
  /** 0 client, 1 server. */
  readonly side: number;
  settings: Readonly<Settings> = defaultSettings;
  script: readonly Step[] = [];
  declare policy: Policy;
  /** One for each port; null where none is left. */
  readonly sockets: (Socket | null)[] = [];
  orphans = 0;
  timeWaits = 0;
  /** Where the next ISN starts: above all that was used. */
  nextIss = 0;

  constructor(world: World, side: number) {
    this.world = world;
    this.side = side;
  }
}
