import { describe, expect, it } from 'vitest';
import { Agenda } from '../../../src/sim/agenda.ts';

const drain = (agenda: Agenda): number[] => {
  const order: number[] = [];
  for (let id = agenda.first(); id >= 0; id = agenda.first()) {
    order.push(id);
    agenda.cancel(id);
  }
  return order;
};

describe('the agenda', () => {
  it('gives what is due first; equal times in the order of arming', () => {
    const agenda = new Agenda();
    const [a, b, c, d] = [agenda.make(), agenda.make(), agenda.make(), agenda.make()];
    agenda.arm(a, 20);
    agenda.arm(b, 10);
    agenda.arm(c, 10);
    agenda.arm(d, 5);
    expect(drain(agenda)).toEqual([d, b, c, a]);
  });

  it('moves a timer that is armed again, and forgets a cancelled one', () => {
    const agenda = new Agenda();
    const ids = Array.from({ length: 200 }, () => agenda.make());
    for (const [i, id] of ids.entries()) agenda.arm(id, (i * 7919) % 1000);
    for (const [i, id] of ids.entries()) {
      if (i % 3 === 0) agenda.cancel(id);
      else if (i % 3 === 1) agenda.arm(id, (i * 104_729) % 1000);
    }
    const times = drain(agenda).map((id) => agenda.at[id] ?? 0);
    expect(times).toHaveLength(133);
    expect(times).toEqual([...times].sort((x, y) => x - y));
  });
});
