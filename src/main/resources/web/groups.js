// Who leads each group, which groups none of our clients is in, and into what communities the network falls by itself.
import { attempt, complain, get, later } from './api.js';
import { remember } from './app.js';
import { add, choice, el, empty, fact, facts, name, section } from './dom.js';
import { count, number } from './format.js';
import { group, person } from './pages.js';
import { table } from './table.js';

const leaders = (figure) => (list) => (list.length ? list.map((one, i) => [i ? ', ' : null, el('a', { href: person(one.id) }, name(one.name)), ` (${figure(one)})`]) : el('span', { class: 'soft' }, 'nobody'));
const ranked = leaders((one) => `rank ${number(one.rank)}`);
const inside = leaders((one) => `${number(one.score)} inside`);

export async function draw(page, place) {
  const summary = await get('groups/summary');
  if (!summary.groups) {
    add(page, empty('There are no groups with three known members or more.', 'Groups come from groups.csv and memberships.csv, which you can load on the page ', el('a', { href: '#/data' }, 'Data'), '. The communities below need none.'), communities());
    return;
  }
  const filter = { type: place.query.get('type') ?? '', unreached: place.query.get('unreached') ?? '' };
  const changed = (key) => attempt(async (value) => {
    filter[key] = value;
    remember(filter);
    await listing.refresh();
  });
  const types = Object.entries(summary.types).sort((a, b) => b[1] - a[1]).map(([type, n]) => [type, `${type} (${number(n)})`]);
  const listing = table({
    caption: 'Groups with three known members or more',
    file: 'groups',
    choose: true,
    search: 'group, type or leader',
    none: 'No group fits these choices.',
    controls: [
      choice('Type', [['', 'All'], ...types], filter.type, changed('type')),
      choice('Reached', [['', 'All'], ['true', 'Without a client of ours']], filter.unreached, changed('unreached')),
    ],
    columns: [
      { key: 'name', title: 'Group', kind: 'name', link: (row) => group(row.id) },
      { key: 'type', title: 'Type', kind: 'name', show: (row) => [name(row.type), row.sensitive ? el('span', { class: 'tag', title: 'To belong to it reveals what the law protects' }, 'protected') : null] },
      { key: 'members', title: 'Known', kind: 'number', help: 'Members whom we know by name' },
      { key: 'size', title: 'Size', kind: 'number', help: 'True size, outsiders included', hidden: true },
      { key: 'clients', title: 'Clients', kind: 'number' },
      { key: 'prospects', title: 'Prospects', kind: 'number' },
      { key: 'coverage', title: 'Coverage', kind: 'percent', help: 'Share of the known members who are clients' },
      { key: 'leaders', title: 'Centre of influence', wide: true, show: (row) => ranked(row.leaders), value: (row) => row.leaders.map((one) => one.name), help: 'Clients of highest overall score' },
      { key: 'insiders', title: 'Most ties inside', wide: true, hidden: true, show: (row) => inside(row.insiders), value: (row) => row.insiders.map((one) => one.name), help: 'Clients with most direct ties to other members' },
    ],
    load: (asked) => get('groups', { ...asked, ...filter }),
  });
  add(page,
    facts(
      fact('Groups', number(summary.groups), 'with three known members or more'),
      fact('Without a client', number(summary.unreached), 'of ours: nobody can open the door yet'),
      fact('Prospects within reach', number(summary.reachable), 'who share a group with a client, counted once a group')),
    listing,
    section('Who stands out in several groups', el('div', { id: 'mavens' })),
    communities());
  await listing.ready;
  get('groups/mavens').then((rows) => page.querySelector('#mavens').replaceChildren(mavens(rows))).catch(complain);
}

function mavens(rows) {
  return rows.length ? table({
    caption: 'Mavens: clients in the top tenth of three groups or more',
    file: 'mavens',
    size: 10,
    rows: rows.map((row) => ({ id: row.client.id, name: row.client.name, rank: row.client.rank, tops: row.tops, leads: row.leads, groups: row.groups })),
    columns: [
      { key: 'rank', title: 'Rank', kind: 'number', ascending: true },
      { key: 'name', title: 'Name', kind: 'name', link: (row) => person(row.id) },
      { key: 'tops', title: 'In the top tenth of', kind: 'number' },
      { key: 'leads', title: 'Leads', kind: 'number' },
      { key: 'groups', title: 'Groups', kind: 'number' },
    ],
  }) : el('p', { class: 'soft' }, 'Nobody is in the top tenth of three groups or more.');
}

function communities() {
  const place = el('div');
  later(place, get('communities'), (found) => {
    const cards = el('div', { class: 'cards' });
    const more = el('button', { type: 'button', onclick: () => show(found.largest.length) }, 'Show more');
    const show = (most) => {
      cards.replaceChildren(...found.largest.slice(0, most).map((one) => el('article', { class: 'card' },
        el('h3', null, `Community ${one.number}`), el('p', null, name(one.words)),
        one.leaders.length ? el('p', { class: 'soft' }, 'Leaders: ', ranked(one.leaders)) : null)));
      more.hidden = most >= found.largest.length;
    };
    show(12);
    return found.count
      ? [el('p', null, `${found.meaning} ${count(found.count, 'community', 'communities')} of three people or more; ${count(found.outside, 'person', 'persons')} ${found.outside === 1 ? 'is' : 'are'} in smaller ones.`), cards, more]
      : empty('There are no communities: nobody is tied to anybody.');
  });
  return section('Communities', el('p', { class: 'soft' }, 'Circles in which ties are dense, found without looking at the groups’ names.'), place);
}
