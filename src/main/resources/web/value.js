// What clients are worth themselves and by their word, what to do about it, and where hours win most.
import { get, Refusal } from './api.js';
import { remember } from './app.js';
import { add, choice, drawing, el, empty, fact, facts, name, section } from './dom.js';
import { capital, count, money, number, percent } from './format.js';
import { person } from './pages.js';
import { table } from './table.js';

const tenths = (value) => number(value, 1);

export async function draw(page, { query }) {
  const worth = await get('value');
  if (worth.clients === 0) {
    add(page, empty('There are no clients to value.', 'Load clients on the page ', el('a', { href: '#/data' }, 'Data'), '; the columns revenue, margin and retention say what they are worth.'));
    return;
  }
  const amount = worth.money ? money : number;
  add(page,
    el('p', { class: 'lead' }, `${count(worth.clients, 'client')}. Own value (CLV): margins ${worth.rule}. What the word of a client brings (CRV): new clients expected beyond those who would come anyway, if this client alone is asked.`),
    facts(worth.kinds.map((kind) => fact(kind.name, number(kind.clients), `${money(kind.clv)} of own value; their word brings ${amount(kind.fairShare)}`))),
    section('The map', el('figure', null, drawing(worth.map)),
      el('details', null, el('summary', null, 'The numbers of this chart'), el('p', null, 'Every client with both values is in the table of clients below.'))),
    section('Four kinds, and what to do', el('div', { class: 'scroll' }, el('table', null,
      el('caption', null, `Own value is high above ${money(worth.clvCut)}, the word is strong above ${number(worth.crvCut)}: the medians.`),
      el('thead', null, el('tr', null, ['Kind', 'Clients', 'Borderline', 'Own value', 'Word brings', 'What to do'].map((title, i) => el('th', { scope: 'col', class: i > 0 && i < 5 ? 'number' : null }, title)))),
      el('tbody', null, worth.kinds.map((kind) => el('tr', null, el('td', null, kind.name), [number(kind.clients), number(kind.borderline), money(kind.clv), amount(kind.fairShare)].map((cell) => el('td', { class: 'number' }, cell)), el('td', { class: 'wide' }, kind.action))))))));

  let list = query.get('list') ?? '';
  const backups = (row) => (row.backups.length ? row.backups.slice(0, 3).map((one, i) => [i ? ', ' : '', name(one.name), ` (${percent(one.share)})`]) : 'nobody');
  const clients = table({
    caption: 'Clients', file: 'value', choose: true, search: 'name, id, manager, segment', none: 'Nobody is in this list.',
    controls: [choice('List', [['', 'all, by their whole worth'], ['gems', `hidden gems (${number(worth.gems)})`], ['alerts', `influential and at risk (${number(worth.alerts)})`], ...worth.kinds.map((kind) => [kind.key, kind.name])], list, (value) => {
      list = value;
      remember({ list });
      meaning();
      clients.refresh();
    })],
    load: (asked) => get('value/clients', { ...asked, list }),
    columns: [
      { key: 'name', title: 'Client', kind: 'name', link: (row) => person(row.id) },
      { key: 'id', title: 'Id', hidden: true },
      { key: 'manager', title: 'Manager', kind: 'name' },
      { key: 'segment', title: 'Segment' },
      { key: 'kind', title: 'Kind', show: (row) => [row.kind, row.borderline ? el('span', { class: 'soft' }, ' borderline') : null, row.gem ? el('span', { class: 'tag' }, 'gem') : null] },
      { key: 'sure', title: 'Sure', kind: 'percent', help: 'Share of 200 networks that might have been observed instead in which the client is of this kind' },
      { key: 'clv', title: 'Own value', kind: 'money' },
      { key: 'crv', title: 'Word brings', kind: worth.money ? 'money' : 'number' },
      { key: 'fairShare', title: 'Fair share', kind: worth.money ? 'money' : 'number', help: 'Shapley value: what several bring together is divided among them' },
      { key: 'influence', title: 'Influence', kind: 'money', help: 'What of other clients’ own value rests on this one', hidden: true },
      { key: 'brought', title: 'Has referred', kind: 'number', hidden: true },
      { key: 'churn', title: 'May leave', kind: 'percent', help: 'Within a year' },
      { key: 'atRisk', title: 'Loss would cost', kind: 'money' },
      { key: 'backups', title: 'Who knows the same people', sorted: false, wide: true, hidden: true, show: backups, value: (row) => row.backups.map((one) => one.name) },
      { key: 'action', title: 'What to do', sorted: false, wide: true, hidden: true },
    ],
  });
  const said = el('p', { class: 'soft' });
  const meaning = () => { said.textContent = { gems: 'Worth little themselves, but their word is among the best tenth. Most lists of best clients miss them.', alerts: 'Of the highest fifth by word of mouth and the quarter most likely to leave. Choose the column “Who knows the same people” to see who could stand in.' }[list] ?? ''; };
  meaning();
  add(page, section('Clients', said, clients));
  await clients.ready;
  const place = el('div');
  add(page, section('Hours of account managers', place));
  await hours(place, query, worth);
  add(page, section('What to know before acting on it', el('ul', null, worth.notes.map((note) => el('li', null, note)))));
}

async function hours(place, query, worth) {
  const terms = Object.fromEntries(['floor', 'segment', 'share', 'pool', 'response', 'halfAfter'].map((key) => [key, query.get(key) ?? '']));
  const form = await get('plan/form');
  const result = el('div');
  const again = async () => {
    remember(terms);
    result.replaceChildren();
    try {
      await shared();
    } catch (fault) {
      if (fault?.name === 'AbortError') throw fault;
      result.replaceChildren(empty(capital(fault.message), fault.remedy ?? ''));
    }
  };
  const input = (key, label, usual) => el('label', null, label, el('input', { type: 'number', min: 0, step: 'any', placeholder: usual, value: terms[key], onchange: (event) => {
    terms[key] = event.target.value;
    again();
  } }));
  add(place, el('div', { class: 'bar' },
    input('floor', 'Every account gets at least, hours', '0'),
    choice('At least a share for', [['', 'no segment'], ...Object.keys(form.segments).map((one) => [one, one])], terms.segment, (value) => { terms.segment = value; again(); }),
    input('share', 'of each manager’s hours, %', '0'),
    input('pool', 'One pool of hours a year', 'each manager’s own'),
    choice('Response', [['', 'first hour wins most'], ['s-shaped', 'a little time is no use']], terms.response, (value) => { terms.response = value; again(); }),
    input('halfAfter', 'Half is won after, hours', '7')), result);
  await again();

  async function shared() {
    const found = await get('value/hours', terms);
    if (found.error) throw new Refusal(found.error, found.remedy);
    const sum = (key) => found.pools.reduce((total, pool) => total + pool[key], 0);
    const wins = sum('wins');
    const pools = table({
      caption: 'By manager', file: 'hours-managers', rows: found.pools,
      columns: [
        { key: 'manager', title: 'Manager', kind: 'name', show: (row) => name(row.manager || 'all accounts') },
        { key: 'accounts', title: 'Accounts', kind: 'number' },
        { key: 'hours', title: 'Hours', kind: 'number', show: (row) => tenths(row.hours) },
        { key: 'wins', title: 'Best shares win', kind: 'money' },
        { key: 'equal', title: 'Equal shares', kind: 'money' },
        { key: 'today', title: 'As today', kind: 'money' },
        { key: 'nextHour', title: 'An hour more wins', kind: 'number', show: (row) => tenths(row.nextHour) },
        { key: 'unused', title: 'Hours of no use', kind: 'number', show: (row) => tenths(row.unused) },
      ],
    });
    const accounts = table({
      caption: 'By account, most hours first', file: 'hours', choose: true, search: 'name, manager or segment', none: 'No account gets hours.',
      load: (asked) => get('value/accounts', { ...terms, ...asked }),
      columns: [
        { key: 'name', title: 'Client', kind: 'name', link: (row) => person(row.id) },
        { key: 'manager', title: 'Manager', kind: 'name' },
        { key: 'segment', title: 'Segment' },
        { key: 'today', title: 'Hours today', kind: 'number', show: (row) => tenths(row.today) },
        { key: 'hours', title: 'Best hours', kind: 'number', show: (row) => tenths(row.hours) },
        { key: 'wins', title: 'Win', kind: 'money' },
        { key: 'keeps', title: 'By keeping', kind: 'money' },
        { key: 'sells', title: 'By selling more', kind: 'money' },
        { key: 'word', title: 'By word', kind: 'money' },
        { key: 'nextHour', title: 'Next hour wins', kind: 'number', show: (row) => tenths(row.nextHour) },
        { key: 'floorPrice', title: 'Floor costs an hour', kind: 'number', show: (row) => tenths(row.floorPrice), hidden: !terms.floor },
      ],
    });
    result.replaceChildren(...[
      facts(fact('Hours', number(sum('hours')), 'a year'), fact('Best shares win', money(wins), `${number(wins / sum('hours'))} an hour`), fact('Equal shares', money(sum('equal'))),
        sum('todayHours') > 0 ? fact('As they are given today', money(sum('today')), `${number(sum('todayHours'))} hours`) : null,
        Object.keys(found.prices).length ? fact('Not neglecting the small costs', money(Math.max(0, found.free - wins)), `of ${money(found.free)}`) : null),
      Object.keys(found.prices).length ? el('ul', null, Object.entries(found.prices).map(([rule, price]) => el('li', null, `${rule}: ${price < 0.005 ? 'costs nothing, the best shares keep to it by themselves' : `costs ${number(price)}`}`))) : null,
      pools, accounts,
      el('details', null, el('summary', null, 'What the hours stand on'), el('ul', null,
        el('li', null, 'Hours win by keeping clients (full attention takes away 30 % of churn), by selling more (30 % of potential less revenue, at the account’s margin) and by word of mouth.'),
        found.notes.map((note) => el('li', null, note))))].filter(Boolean));
    await Promise.all([pools.ready, accounts.ready]);
  }
}
