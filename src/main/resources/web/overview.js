// What is loaded, what was left out and why, whether word of mouth sustains itself, what to do next.
import { get } from './api.js';
import { add, el, empty, fact, facts, name, section } from './dom.js';
import { count, number, time } from './format.js';
import { table } from './table.js';

export async function draw(page) {
  const overview = await get('overview');
  if (!overview.loadedAt && !overview.clients && !overview.prospects) {
    add(page, empty('Nothing is loaded yet.', 'Load files on the page ', el('a', { href: '#/data' }, 'Data'), ', or see it all on a made-up town: ', el('code', null, 'grapevine demo'), '.'));
    return;
  }
  const sum = (map) => Object.values(map).reduce((a, b) => a + b, 0);
  const { flow } = overview;
  add(page,
    el('p', { class: 'lead' }, `From ${overview.where}${overview.loadedAt ? `, last changed ${time(overview.loadedAt)}` : ''}.`),
    overview.unfinished ? empty('A load was broken off.', 'Run it again: it goes on where it ended.') : null,
    facts(
      fact('Clients', number(overview.clients), overview.lost ? `and ${number(overview.lost)} lost` : null),
      fact('Prospects', number(overview.prospects)),
      fact('Ties', number(sum(overview.ties)), count(Object.keys(overview.ties).length, 'type')),
      fact('Groups', number(sum(overview.groups)), count(overview.memberships, 'membership')),
      fact('Past referrals', number(overview.referrals)),
      flow ? fact('R', flow.mean.toFixed(2), `new clients a client brings; 95 % interval ${flow.low.toFixed(2)} to ${flow.high.toFixed(2)}`) : null),
    section('Next steps', el('ul', { class: 'steps' }, overview.steps.map((step) => el('li', null,
      el('a', { href: `#/${step.page}` }, step.title),
      el('p', { class: 'soft' }, step.why))))),
    section('Does word of mouth sustain itself?', flow
      ? el('p', null, `${flow.words} R is a mean over ${count(flow.clients, 'client')} who have been with us for a year or more; they brought ${number(flow.brought)}. Below 1 it needs new clients from elsewhere.`)
      : empty('Nobody knows yet.', 'It takes past referrals that were won, and clients of a year or more.'),
    overview.told === null || overview.told === undefined ? null : el('p', { class: 'soft' }, `By the model, somebody who hears tells ${overview.told.toFixed(2)} others in a year, clients and prospects together.`)),
    section('Left out, and what to know',
      overview.leftOut.length ? el('ul', null, overview.leftOut.map((line) => el('li', null, name(line)))) : el('p', null, 'Nothing was left out.')),
    section('What is there', el('div', { class: 'split' },
      kinds('Ties by type', 'Type', 'Ties', overview.ties), kinds('Groups by type', 'Type', 'Groups', overview.groups))),
    el('p', { class: 'soft' }, 'Neo4j tools reach the graph at ', el('code', null, overview.bolt), `. ${overview.analyses ? `${count(overview.analyses, 'ranking')} kept in it.` : ''}`));
}

function kinds(caption, type, what, counts) {
  const rows = Object.entries(counts).map(([kind, rowsOf]) => ({ kind, rows: rowsOf }));
  return rows.length ? table({
    caption, file: caption.toLowerCase().replaceAll(' ', '-'), rows, sort: 'rows', descending: true, size: 10,
    columns: [{ key: 'kind', title: type, kind: 'name' }, { key: 'rows', title: what, kind: 'number' }],
  }) : empty(`There are no ${what.toLowerCase()}.`);
}
