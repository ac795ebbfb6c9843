/** The capture page, as a reader uses it: files, text, hostile files, keyboard, both languages. */
import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { pcapng } from '../../src/export/index.ts';
import { lose, type Scenario, simulate } from '../../src/sim/index.ts';
import { axeFaults } from './ask-axe.ts';

const recordings = new URL('../conformance/recordings/', import.meta.url);
const pcap = (name: string) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: readFileSync(new URL(name, recordings)),
});
const bytes = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer });
const open = (page: Page, ...files: { name: string; mimeType: string; buffer: Buffer }[]) =>
  page.locator('[data-files]').setInputFiles(files);
const drop = async (page: Page, name: string): Promise<void> => {
  const data = await page.evaluateHandle(
    ([base64, called]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(base64!), (c) => c.charCodeAt(0))], called!));
      return transfer;
    },
    [pcap(name).buffer.toString('base64'), name],
  );
  await page.dispatchEvent('main', 'drop', { dataTransfer: data });
};
const result = (page: Page) => page.locator('[data-result]');

test.beforeEach(async ({ page }) => {
  await page.goto('capture/');
});

test('one capture after another, files and text: the close is drawn, the wait named, the chapter linked', async ({
  page,
}) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await test.step('what the simulator exports opens with the same segments', async () => {
    const scenario: Scenario = {
      rttMs: 40,
      durationMs: 3000,
      client: {
        script: [{ do: 'connect' }, { do: 'send', bytes: 3000 }, { do: 'sleep', ms: 300 }, { do: 'close' }],
      },
      server: { script: [{ do: 'recvUntilEof' }, { do: 'sleep', ms: 100 }, { do: 'close' }] },
      rules: [lose('client', { fin: true, nth: [1, 2] })],
    };
    const trace = simulate(scenario);
    await open(page, bytes('simulated.pcapng', Buffer.from(pcapng(trace))));
    await expect(result(page).locator('.la-figure svg').first()).toBeVisible();
    const table = result(page).locator('.la-event-table');
    await result(page).locator('details summary').click();
    const lost = trace.segments.filter((s) => s.arrives === null).length;
    expect(lost).toBe(2);
    await expect(table.getByRole('row').filter({ hasText: /FIN/ }).filter({ hasText: /lost/i })).toHaveCount(
      lost,
    );
  });
  await test.step('one host’s capture', async () => {
    await open(page, pcap('fin1-lost-1x-rtt20.client.pcap'));
    await expect(result(page).locator('.la-figure svg').first()).toBeVisible();
    await expect(result(page)).toContainText('Taken at the client');
    await expect(result(page)).toContainText('FIN-WAIT-1');
    await expect(result(page).locator('.la-waits')).toContainText(/tail loss probe: RTT 2\d\sms \+ 200\sms/);
    await expect(result(page).getByRole('link').first()).toHaveAttribute('href', /\/first-fin-lost\/$/);
  });
  await test.step('both hosts’ captures are joined', async () => {
    await open(page, pcap('ack2-lost-1x-rtt20.client.pcap'), pcap('ack2-lost-1x-rtt20.server.pcap'));
    await expect(page.locator('[data-list]')).toContainText('seen from both ends');
    await expect(result(page)).toContainText('Taken at both ends');
    await expect(result(page).getByRole('link').first()).toHaveAttribute('href', /\/second-ack-lost\/$/);
  });
  await test.step('pasted tcpdump text, with its unreadable lines told', async () => {
    await page.getByText('Or paste what tcpdump or tshark printed').click();
    await page
      .locator('[data-text]')
      .fill(
        [
          '12:00:00.000000 IP 10.0.0.1.40000 > 10.0.0.2.80: Flags [S], seq 1000, win 64240, options [mss 1460,sackOK,TS val 1 ecr 0,nop,wscale 7], length 0',
          '12:00:00.020000 IP 10.0.0.2.80 > 10.0.0.1.40000: Flags [S.], seq 5000, ack 1001, win 65160, options [mss 1460,sackOK,TS val 1 ecr 1,nop,wscale 7], length 0',
          '12:00:00.020100 IP 10.0.0.1.40000 > 10.0.0.2.80: Flags [.], ack 1, win 502, length 0',
          'what is this',
          '12:00:01.000000 IP 10.0.0.1.40000 > 10.0.0.2.80: Flags [F.], seq 1, ack 1, win 502, length 0',
          '12:00:01.220000 IP 10.0.0.1.40000 > 10.0.0.2.80: Flags [F.], seq 1, ack 1, win 502, length 0',
          '12:00:01.240000 IP 10.0.0.2.80 > 10.0.0.1.40000: Flags [F.], seq 1, ack 2, win 509, length 0',
          '12:00:01.240100 IP 10.0.0.1.40000 > 10.0.0.2.80: Flags [.], ack 2, win 502, length 0',
        ].join('\n'),
      );
    await page.getByRole('button', { name: 'Read the text' }).click();
    await expect(page.getByRole('alert')).toContainText('line 4: ');
    await expect(result(page).locator('.la-waits')).toContainText(
      'this wait is a tail loss probe: RTT 20 ms + 200 ms',
    );
  });
  await test.step('what is no capture is refused in plain words', async () => {
    await open(page, bytes('photo.png', Buffer.from('89504e470d0a1a0a00000000', 'hex')));
    await expect(page.getByRole('alert')).toContainText('neither pcap nor pcapng');
    await open(page, bytes('empty.pcap', Buffer.alloc(0)));
    await expect(page.getByRole('alert')).toContainText('The file is empty.');
    await open(page, bytes('x.pcap.gz', Buffer.from('1f8b0800', 'hex')));
    await expect(page.getByRole('alert')).toContainText('gunzip');
    const whole = pcap('clean-rtt20-think100.client.pcap').buffer;
    await open(page, bytes('cut.pcap', whole.subarray(0, whole.length - 20)));
    await expect(page.getByRole('alert')).toContainText('ends inside a packet');
    await expect(result(page).locator('.la-figure svg').first()).toBeVisible();
  });
  expect(errors).toEqual([]);
});

test('files dropped anywhere, also before the reader is loaded, the example, and many connections are read', async ({
  page,
}) => {
  expect(await page.evaluate(() => customElements.get('la-capture') === undefined)).toBe(true);
  await drop(page, 'fin1-lost-1x-rtt20.client.pcap');
  await expect(result(page).locator('.la-waits')).toContainText('tail loss probe');
  await drop(page, 'clean-rtt20-think100.server.pcap');
  await expect(result(page)).toContainText('Taken at the server');

  // The example works, and its figure can be taken away.
  await page.getByRole('button', { name: 'Try an example' }).click();
  await expect(result(page)).toContainText('Taken at both ends');
  await expect(result(page).locator('.la-figure svg').first()).toBeVisible();
  const download = page.waitForEvent('download');
  await result(page).getByRole('button', { name: 'Take' }).click();
  await page.getByRole('menuitem', { name: /Events/ }).click();
  expect(readFileSync(await (await download).path(), 'utf8')).toMatch(/^t_ms,host,event/);
  const picture = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /\.png/ }).click();
  expect(
    readFileSync(await (await picture).path())
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(result(page).getByRole('button', { name: 'Take' })).toBeFocused();

  // Many connections: kinds of close, filters and order.
  const names = ['clean-rtt20-think0', 'clean-rtt20-think100', 'clean-rtt2-think300', 'linger0-client']
    .concat(['fin1-lost-1x-rtt20', 'fin1-lost-2x-rtt20', 'simultaneous-a', 'server-closes-first-a'])
    .concat(['unread-data-close-a', 'halfclose-data-a']);
  await open(page, ...names.map((name) => pcap(`${name}.client.pcap`)));
  const list = page.getByRole('region', { name: 'TCP connections' });
  const lines = list.locator('tbody tr');
  await expect(lines).toHaveCount(10);
  // The rarest kind comes first; choosing it lists only those.
  const kinds = page.locator('.la-kind');
  await kinds.filter({ hasText: 'both at once' }).focus();
  await page.keyboard.press('Enter');
  await expect(lines).toHaveCount(1);
  await kinds.first().click();
  await expect(lines).toHaveCount(10);
  await page.getByLabel('Its end').selectOption('reset');
  await expect(lines).toHaveCount(2);
  await expect(page.locator('[data-list]')).toContainText('2 of 10 connections');
  await page.getByLabel('Its end').selectOption('any');
  await page.getByLabel('Closed first').selectOption('server');
  await expect(lines).toHaveCount(1);
  await page.getByLabel('Closed first').selectOption('any');
  const lasted = list.getByRole('columnheader', { name: 'Lasted' });
  await lasted.getByRole('button').click();
  await expect(lasted).toHaveAttribute('aria-sort', 'ascending');
  await lasted.getByRole('button').click();
  await expect(lasted).toHaveAttribute('aria-sort', 'descending');
  expect(await axeFaults(page)).toEqual([]);
});

test('200 MB are read while the page stays alive', async ({ page }) => {
  // Too large for the test's own channel: made inside the page, of one real capture and 200 MB of other packets before it.
  const small = pcap('fin1-lost-1x-rtt20.client.pcap').buffer.toString('base64');
  await page.evaluate(async (base64) => {
    const real = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const udp = new Uint8Array(16 + 1400);
    const view = new DataView(udp.buffer);
    view.setUint32(8, 1400, true);
    view.setUint32(12, 1400, true);
    udp[16] = 0x45;
    udp[16 + 9] = 17;
    const chunk = new Uint8Array(udp.length * 1000);
    for (let i = 0; i < 1000; i++) chunk.set(udp, i * udp.length);
    const file = new File([real.subarray(0, 24), ...Array(148).fill(chunk), real.subarray(24)], 'huge.pcap');
    const choose = (): void => {
      const transfer = new DataTransfer();
      transfer.items.add(file);
      const input = document.querySelector<HTMLInputElement>('[data-files]')!;
      input.files = transfer.files;
      input.dispatchEvent(new Event('change'));
    };
    document.addEventListener('once-more', choose);
    choose();
  }, small);
  await expect(page.getByRole('status')).toContainText(/Reading, \d+ %|connection/);
  // The page answers while the worker reads.
  await page.getByText('Or paste what tcpdump or tshark printed').click();
  await expect(page.locator('[data-text]')).toBeVisible();
  await expect(result(page).locator('.la-figure svg').first()).toBeVisible();
  await expect(page.getByRole('status').first()).toContainText('148010');
  // What was read before Stop is told, and it is told that this is not all.
  await page.evaluate(() => document.dispatchEvent(new Event('once-more')));
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('alert')).toContainText('You stopped the reading');
});

test('dropped, answered and opened as a cell by keyboard, without faults of accessibility; nothing is sent anywhere', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith('blob:') && !request.url().startsWith('data:'))
      asked.push(request.method() + new URL(request.url()).origin);
  });
  await drop(page, 'fin1-lost-forever-orphan2-rtt1.client.pcap');
  await expect(result(page)).toBeFocused();
  await expect(result(page).locator('.la-capture-answer')).toContainText('The client closed first');
  const twin = result(page).locator('.la-twin');
  await expect(twin).toContainText('the same segments in the same order');
  await expect(twin).toContainText('tcp_orphan_retries of the client is 2 if the capture ran on');
  await expect(twin).toContainText('TCP_USER_TIMEOUT');
  await expect(twin.locator('.la-figure svg').first()).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  const open = twin.getByRole('link', { name: 'Open as a cell' });
  for (let i = 0; i < 20; i++) {
    if (await open.evaluate((link) => link === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(open).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/playground\/#code=/);
  const cell = page.locator('#cell-scratch');
  await expect(cell.locator('.la-code')).toContainText("'net.ipv4.tcp_orphan_retries': 2");
  // Code from a link waits for Run.
  await expect(cell).toHaveAttribute('data-status', 'stale');
  expect(asked.filter((a) => a !== `GET${new URL(page.url()).origin}`)).toEqual([]);
});

test('in Chinese, and without a second scroll bar on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('zh/capture/');
  await page.getByRole('button', { name: '试试例子' }).click();
  await expect(result(page)).toContainText('两端都抓取并已合并');
  await expect(result(page).locator('.la-waits')).toContainText('尾部丢失探测');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
