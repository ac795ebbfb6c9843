import { expect, test } from 'vitest';
import { typesetPage } from '../../src/site/build/typeset-pages.ts';
import { typeset, wholeNames } from '../../src/site/typeset.ts';

test.each([
  ['after 200 ms', 'after 200\u00a0ms', 'a value keeps its unit'],
  ['gone at 62.01 s.', 'gone at 62.01\u00a0s.', 'before a full stop'],
  ['等了 2 秒', '等了 2\u00a0秒', 'a Chinese unit'],
  ['得到 2 个 RST', '得到 2\u00a0个 RST', 'a Chinese measure word'],
  ['within 45\nms', 'within 45\u00a0ms', 'over a line of the source'],
  ['behaves as Linux 6.18 does', 'behaves as Linux\u00a06.18 does', 'a version'],
  ['RFC 9293 §3.6', 'RFC\u00a09293\u00a0§3.6', 'a section'],
  ['tcp_orphan_retries 8 of FIN no. 1', 'tcp_orphan_retries\u00a08 of FIN no.\u00a01', 'a setting, a count'],
  ['T − 60', 'T\u00a0−\u00a060', 'a difference'],
  ['RTT 20 ms · every FIN', 'RTT 20\u00a0ms\u00a0· every FIN', 'no line begins with a dot'],
  ['往返。 同时', '往返。同时', 'a full-width mark'],
  ['2 segments, 3 steps', '2 segments, 3 steps', 'a word that begins as a unit does is none'],
  ['the client\u0027s FIN', 'the client\u2019s FIN', 'an apostrophe'],
  ['the server&#39;s FIN', 'the server\u2019s FIN', 'as the pages escape it'],
  ["from 'last-ack'", "from 'last-ack'", 'quotes of code are no apostrophes'],
])('%j', (text, set) => {
  expect(typeset(text)).toBe(set);
});

test.each([
  '<pre tabindex="0"><code>sleep 5 s # it\u0027s long</code></pre>',
  '<code>state fin-wait-1</code>',
  '<title>TIME-WAIT</title>',
  '<option>FIN-WAIT-1</option>',
  '<svg><text x="1">probe 224 ms<tspan> 1 s</tspan></text></svg>',
  '<script>const a = "1 s"; it\u0027s</script>',
  '<table class="la-event-table"><tr><td>521 ms</td></tr></table>',
  '<p data-of="200 ms">7 steps</p>',
])('left alone: %s', (html) => {
  expect(typesetPage(html)).toBe(html);
});

test('bold that ends with a full-width mark is followed by no space', () => {
  expect(typesetPage('<li><strong>及时。</strong> 得到 FIN</li>')).toBe(
    '<li><strong>及时。</strong>得到 FIN</li>',
  );
});

test('around what is left alone the words are set', () => {
  expect(typesetPage('<h2 id="a-60-s">60 s</h2><p>1 s <code>2 s</code> 3 s</p>')).toBe(
    '<h2 id="a-60-s">60\u00a0s</h2><p>1\u00a0s <code>2\u00a0s</code> 3\u00a0s</p>',
  );
});

test('an option of a command is not broken at its hyphens, and is copied as it is', () => {
  expect(typesetPage('<code>ss -tan state fin-wait-1</code> <code>--keep-alive</code>')).toBe(
    '<code>ss <span class="la-whole">-tan</span> state fin-wait-1</code> <code><span class="la-whole">--keep-alive</span></code>',
  );
});

test('a long name may break after a late underscore, in code and nowhere else', () => {
  expect(typesetPage('<code>nf_conntrack_tcp_timeout_established</code>')).toBe(
    '<code>nf_conntrack_tcp_<wbr>timeout_<wbr>established</code>',
  );
  const left =
    '<code>net.ipv4.tcp_orphan_retries</code><pre><code>nf_conntrack_tcp_timeout_established</code></pre>';
  expect(typesetPage(left)).toBe(left);
});

test('in arithmetic a value keeps its unit, and the rest may break', () => {
  expect(typesetPage('<code>(2^9 − 1) × 200 ms = 102.2 s</code>')).toBe(
    '<code>(2^9 − 1) × 200\u00a0ms = 102.2\u00a0s</code>',
  );
});

test('the name of a state is not broken, once', () => {
  const whole = '<p>in <span class="la-whole">FIN-WAIT-1</span>, CLOSED</p>';
  expect(typesetPage('<p>in FIN-WAIT-1, CLOSED</p>')).toBe(whole);
  expect(typesetPage(whole)).toBe(whole);
  const badge = '<a class="la-state" href="/">LAST-ACK</a>';
  expect(typesetPage(badge)).toBe(badge);
  expect(typesetPage('<p>a large Recv-Q</p>')).toBe('<p>a large <span class="la-whole">Recv-Q</span></p>');
  expect(wholeNames('tcp-SYN-SENT TIME-WAITING')).toBe('tcp-SYN-SENT TIME-WAITING');
});
