// A drawing of curves on which a place can be marked.
import { el, svg } from './dom.js';
import { number } from './format.js';

const WIDTH = 720;
const HEIGHT = 300;
const LEFT = 76;
const RIGHT = 20;
const TOP = 34;
const BOTTOM = 46;

/** lines: [{ name, look: 0..6, points: [[x, y], ...] }]; gives { figure, mark(x) }. */
export function curve({ title, across, upward, lines, from }) {
  const all = lines.flatMap((line) => line.points);
  const right = Math.max(...all.map(([x]) => x), from + 1e-9);
  const ticks = nice(Math.min(0, ...all.map(([, y]) => y)), Math.max(...all.map(([, y]) => y), 1e-9));
  const [low, high] = [ticks[0], ticks.at(-1)];
  const x = (value) => LEFT + ((WIDTH - LEFT - RIGHT) * (value - from)) / (right - from);
  const y = (value) => HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * (value - low)) / (high - low);
  const text = (content, at, up, anchor, kind) => svg('text', { x: at, y: up, 'text-anchor': anchor, class: kind }, content);
  const marker = svg('line', { class: 'marker', y1: TOP - 6, y2: HEIGHT - BOTTOM });
  const dots = lines.map((line) => svg('circle', { r: 5, class: `f${line.look}` }));
  const drawn = svg('svg', { class: 'chart curve', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': title },
    ticks.map((tick) => [svg('line', { class: 'grid', x1: LEFT, x2: WIDTH - RIGHT, y1: y(tick), y2: y(tick) }), text(number(tick), LEFT - 8, y(tick) + 4, 'end', 'tick')]),
    nice(from, right).filter((tick) => tick <= right).map((tick) => text(number(tick), x(tick), HEIGHT - BOTTOM + 18, 'middle', 'tick')),
    svg('line', { class: 'axis', x1: LEFT, x2: WIDTH - RIGHT, y1: y(Math.max(0, low)), y2: y(Math.max(0, low)) }),
    text(across, (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, 'middle', 'label'),
    lines.map((line, i) => [
      svg('path', { class: `line c${line.look}`, d: line.points.map(([a, b], k) => `${k ? 'L' : 'M'}${x(a).toFixed(1)} ${y(b).toFixed(1)}`).join('') }),
      svg('line', { class: `line c${line.look}`, x1: LEFT + 230 * i, x2: LEFT + 26 + 230 * i, y1: 14, y2: 14 }),
      text(`${line.name}${i === 0 && upward ? ` (${upward})` : ''}`, LEFT + 32 + 230 * i, 18, 'start', 'label'),
    ]),
    marker, dots);
  return {
    figure: el('figure', null, el('figcaption', null, title), el('div', { class: 'scroll' }, drawn)),
    mark(value) {
      marker.setAttribute('x1', x(value));
      marker.setAttribute('x2', x(value));
      lines.forEach((line, i) => {
        const point = line.points.reduce((best, one) => (Math.abs(one[0] - value) < Math.abs(best[0] - value) ? one : best));
        dots[i].setAttribute('cx', x(point[0]));
        dots[i].setAttribute('cy', y(point[1]));
      });
    },
  };
}

/** Round numbers from at most `low` to at least `high`. */
function nice(low, high) {
  const raw = (high - low || 1) / 5;
  const unit = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].find((one) => one * unit >= raw) * unit;
  const ticks = [];
  for (let tick = Math.floor(low / step) * step; ; tick += step) {
    ticks.push(Math.abs(tick) < step / 1e6 ? 0 : tick);
    if (tick >= high - step / 1e6) return ticks;
  }
}
