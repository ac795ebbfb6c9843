import { describe, expect, it } from 'vitest';
import { Agenda, Timer } from '../../../src/sim/agenda.ts';

const timer = (): Timer => Timer.make(() => {}, null);

const drain = (agenda: Agenda): Timer[] => {
  const order: Timer[] = [];
  for (let next = agenda.next(Infinity); next; next = agenda.next(Infinity)) order.push(next);
  return order;
};

describe('the agenda', () => {
  it('gives what is due first; equal times in the order of arming', () => {
    const agenda = new Agenda();
    const [a, b, c, d] = [timer(), timer(), timer(), timer()];
    agenda.arm(a, 20);
    agenda.arm(b, 10);
    agenda.arm(c, 10);
    agenda.arm(d, 5);
    expect(drain(agenda)).toEqual([d, b, c, a]);
    expect(agenda).toMatchObject({ now: 20, event: 4 });
  });

  it('moves a timer that is armed again, and forgets a cancelled one', () => {
    const agenda = new Agenda();
    const timers = Array.from({ length: 200 }, timer);
    for (const [i, one] of timers.entries()) agenda.arm(one, (i * 7919) % 1000);
    for (const [i, one] of timers.entries()) {
      if (i % 3 === 0) agenda.cancel(one);
      else if (i % 3 === 1) agenda.arm(one, (i * 104_729) % 1000);
    }
    const times = drain(agenda).map(({ at }) => at);
    expect(times).toHaveLength(133);
    expect(times).toEqual([...times].sort((x, y) => x - y));
  });

  it('leaves what is due later, and the clock where it is', () => {
    const agenda = new Agenda();
    agenda.arm(timer(), 30);
    expect(agenda.next(29)).toBeNull();
    expect(agenda).toMatchObject({ now: 0, event: 0 });
    expect(agenda.next(30)?.at).toBe(30);
  });

  it('a timer that fires gives what it was made for', () => {
    const told: unknown[] = [];
    const made = Timer.make((subject, self) => told.push(subject, self), 'a socket');
    made.fire();
    expect(told).toEqual(['a socket', made]);
  });
});
