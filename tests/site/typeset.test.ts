import { expect, test } from 'vitest';
import { typesetPage } from '../../src/site/build/typeset-pages.ts';
import { typeset } from '../../src/site/typeset.ts';

test.each([
  ['after 200 ms', 'after 200\u00a0ms', 'a value keeps its unit'],
  ['gone at 62.01 s.', 'gone at 62.01\u00a0s.', 'before a full stop'],
  ['等了 2 秒', '等了 2\u00a0秒', 'a Chinese unit'],
  ['within 45\nms', 'within 45\u00a0ms', 'over a line of the source'],
  ['behaves as Linux 6.18 does', 'behaves as Linux\u00a06.18 does', 'a version'],
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
  '<code>(2^9 − 1) × 200 ms</code>',
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
    '<h2 id="a-60-s">60\u00a0s</h2><p>1\u00a0s <code>2 s</code> 3\u00a0s</p>',
  );
});
