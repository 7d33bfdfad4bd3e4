// A table that can be searched, sorted, paged, copied and downloaded. Either all rows are given, or they are asked for page by page.
import { attempt } from './api.js';
import { el, name } from './dom.js';
import * as format from './format.js';

const SIZE = 25;
const ALL = 1_000_000;
const numeric = new Set(['number', 'percent', 'money']);
const shows = { number: format.number, percent: format.percent, money: format.money, day: format.day };

/**
 * columns: [{ key, title, kind: 'text' | 'name' | 'number' | 'percent' | 'money' | 'day', link: (row) => address, show: (row) => node,
 *   value: (row) => exact value for copies, help, hidden, sorted: false where it cannot be sorted by }]
 * rows: all of them; or load: async ({ search, sort, descending, from, count }) => ({ rows, total })
 * caption, file (name of the download), search (placeholder; none without), choose (whether columns can be chosen), none (what stands
 * where there are no rows), size, sort (key) and descending to begin with, copies (false where it is not to be taken elsewhere), controls (elements before the search box).
 * Returns an element with `refresh()`.
 */
export function table(given) {
  const size = given.size ?? SIZE;
  const state = { search: '', sort: given.sort ?? '', descending: given.descending ?? false, from: 0 };
  const chosen = new Set(given.columns.filter((column) => !column.hidden).map((column) => column.key));
  const load = given.load ?? local(given);
  const body = el('tbody');
  const head = el('thead');
  const pager = el('div', { class: 'pager' });
  const said = el('span', { role: 'status', class: 'soft' });
  const grid = el('table', null, el('caption', null, given.caption), head, body);
  let turn = 0;
  let total = 0;

  const visible = () => given.columns.filter((column) => chosen.has(column.key));

  async function refresh() {
    const mine = ++turn;
    const answer = await load({ ...state, count: size });
    if (mine !== turn) return;
    total = answer.total;
    if (state.from >= total && state.from > 0) {
      state.from = 0;
      await refresh();
      return;
    }
    drawHead();
    for (const column of visible()) column.decimals = column.kind === 'number' ? format.decimals(answer.rows.map((row) => row[column.key])) : undefined;
    body.replaceChildren(...(answer.rows.length ? answer.rows.map(line) : [el('tr', null, el('td', { colspan: visible().length, class: 'soft' },
      state.search ? `Nothing here holds “${state.search}”.` : given.none ?? 'There is nothing here.'))]));
    drawPager(answer.rows.length);
  }

  function drawHead() {
    head.replaceChildren(el('tr', null, visible().map((column) => {
      const sorted = state.sort === column.key ? (state.descending ? 'descending' : 'ascending') : null;
      return el('th', { scope: 'col', class: numeric.has(column.kind) ? 'number' : null, 'aria-sort': sorted, title: column.help },
        column.sorted === false ? column.title : el('button', { type: 'button', onclick: attempt(() => order(column)) }, column.title));
    })));
  }

  async function order(column) {
    const again = state.sort === column.key;
    state.descending = again ? !state.descending : numeric.has(column.kind) && column.ascending !== true;
    state.sort = column.key;
    state.from = 0;
    await refresh();
    const position = visible().indexOf(column);
    head.querySelectorAll('th')[position]?.querySelector('button')?.focus();
  }

  function line(row) {
    return el('tr', null, visible().map((column) => {
      const shown = column.show ? column.show(row) : plain(column, row);
      const address = column.link?.(row);
      return el('td', { class: numeric.has(column.kind) ? 'number' : column.wide ? 'wide' : null },
        address ? el('a', { href: address }, shown) : shown);
    }));
  }

  function plain(column, row) {
    const value = row[column.key];
    if (column.kind === 'name') return name(value ?? '');
    return shows[column.kind] ? shows[column.kind](value, column.decimals) : value ?? '';
  }

  function drawPager(count) {
    const step = (by) => attempt(async () => {
      state.from = Math.max(0, state.from + by * size);
      await refresh();
    });
    const range = total === 0 ? '' : `${format.number(state.from + 1)}–${format.number(state.from + count)} of ${format.number(total)}`;
    const many = total > size;
    const copies = given.copies !== false;
    pager.replaceChildren(...[
      many && el('button', { type: 'button', disabled: state.from === 0, onclick: step(-1) }, '← Back'),
      many && el('span', { role: 'status' }, range),
      many && el('button', { type: 'button', disabled: state.from + count >= total, onclick: step(1) }, 'Next →'),
      copies && el('button', { type: 'button', disabled: total === 0, onclick: attempt(copy) }, 'Copy'),
      copies && el('button', { type: 'button', disabled: total === 0, onclick: attempt(download) }, 'Download CSV'),
      said].filter(Boolean));
  }

  async function all() {
    const { rows } = await load({ ...state, from: 0, count: ALL });
    const columns = visible();
    return [columns.map((column) => column.title), ...rows.map((row) => columns.map((column) => exact(column, row)))];
  }

  async function copy() {
    const lines = await all();
    await navigator.clipboard.writeText(lines.map((cells) => cells.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n'));
    said.textContent = `Copied ${format.count(lines.length - 1, 'row')}.`;
  }

  async function download() {
    const lines = await all();
    const text = lines.map((cells) => cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')).join('\n');
    save(`${given.file ?? 'table'}.csv`, 'text/csv', `${text}\n`);
    said.textContent = `Saved ${format.count(lines.length - 1, 'row')}.`;
  }

  const tools = el('div', { class: 'bar' }, given.controls,
    given.search ? el('label', { class: 'grow' }, 'Search', el('input', { type: 'search', placeholder: given.search, oninput: soon((event) => {
      state.search = event.target.value;
      state.from = 0;
      return refresh();
    }) })) : null,
    given.choose ? el('details', { class: 'columns' }, el('summary', null, 'Columns'), el('div', null, given.columns.map((column) =>
      el('label', { class: 'tick' }, el('input', { type: 'checkbox', checked: chosen.has(column.key), onchange: attempt((event) => {
        if (event.target.checked) chosen.add(column.key);
        else chosen.delete(column.key);
        return refresh();
      }) }), column.title)))) : null);
  const whole = el('div', { class: 'listing' }, tools.childNodes.length ? tools : null, el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': given.caption }, grid), pager);
  whole.refresh = async () => {
    state.from = 0;
    await refresh();
  };
  whole.ready = refresh();
  whole.ready.catch(() => {});
  return whole;
}

/** Saves a text as a file. */
function save(file, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  el('a', { href: address, download: file }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A value as it goes into another program: numbers in full; texts that a spreadsheet would run as a formula get an apostrophe. */
function exact(column, row) {
  const value = column.value ? column.value(row) : row[column.key];
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return Array.isArray(value) ? harmless(value.join('; ')) : String(value);
  return harmless(value);
}

/** As the exports of Grapevine do it. */
function harmless(text) {
  return /^[=@\t\r]/.test(text) || (/^[+-]/.test(text) && !/^.[\d .,/()]*$/.test(text)) ? `'${text}` : text;
}

function soon(work) {
  let timer = 0;
  return (event) => {
    clearTimeout(timer);
    timer = setTimeout(attempt(() => work(event)), 180);
  };
}

function local({ rows, columns }) {
  return async ({ search, sort, descending, from, count }) => {
    const wanted = search.trim().toLowerCase();
    const column = columns.find((one) => one.key === sort);
    const value = (row) => (column?.value ? column.value(row) : row[sort]);
    let found = wanted ? rows.filter((row) => columns.some((one) => String((one.value ? one.value(row) : row[one.key]) ?? '').toLowerCase().includes(wanted))) : rows;
    if (sort) {
      const way = descending ? -1 : 1;
      found = [...found].sort((a, b) => {
        const [x, y] = [value(a), value(b)];
        if (x === y) return 0;
        if (x === null || x === undefined || x === '') return 1;
        if (y === null || y === undefined || y === '') return -1;
        return typeof x === 'number' && typeof y === 'number' ? way * (x - y) : way * String(x).localeCompare(String(y));
      });
    }
    return { rows: found.slice(from, from + count), total: found.length };
  };
}
