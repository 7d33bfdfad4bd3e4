// The clients in the order of their influence: how sure each rank is, what they are worth, why they stand there.
import { attempt, complain, get } from './api.js';
import { remember } from './app.js';
import { add, choice, el, empty, name } from './dom.js';
import { capital, number } from './format.js';
import { person } from './pages.js';
import { table } from './table.js';

const QUICK = 8;

/** A range of ranks; nothing where it is not known. */
export const range = (low, high) => (low === null || low === undefined ? '' : low === high ? number(low) : `${number(low)} – ${number(high)}`);

export async function draw(page, place) {
  const filter = Object.fromEntries(['measure', 'group', 'segment', 'region', 'manager'].map((key) => [key, place.query.get(key) ?? '']));
  const overview = await get('overview');
  if (!overview.clients) {
    add(page, empty('There are no clients to rank.', ...(overview.loadedAt ? ['Persons become clients by the column state of clients.csv.'] : ['Load files on the page ', el('a', { href: '#/data' }, 'Data'), '.'])));
    return;
  }
  const choices = await get('influencers/choices');
  const about = el('p', { class: 'lead' });
  const notes = el('details', null, el('summary', null, 'What to know about these figures'));
  const how = el('p', { role: 'status' });

  const columns = [
    { key: 'rank', title: 'Rank', kind: 'number', ascending: true },
    { key: 'low', title: '90 % range', kind: 'number', ascending: true, show: (row) => range(row.low, row.high), value: (row) => (row.low === null || row.low === undefined ? '' : `${row.low} to ${row.high}`),
      help: 'Holds 90 % of the ranks in networks that might have been observed instead: a tenth of the ties left out, the referral log drawn anew' },
    { key: 'name', title: 'Name', kind: 'name', link: (row) => person(row.id, filter.measure) },
    { key: 'id', title: 'Id', hidden: true },
    { key: 'score', title: 'Score', kind: 'number', help: 'The measure itself' },
    { key: 'clv', title: 'CLV', kind: 'money', help: 'What the client itself is worth over three years' },
    { key: 'crv', title: 'CRV', kind: 'money', help: 'What new clients bring because this client alone is asked to refer' },
    { key: 'reason', title: 'Mainly', wide: true, sorted: false, show: (row) => name(row.reason) },
    { key: 'groups', title: 'Groups', wide: true, sorted: false, hidden: true, show: (row) => [row.groups.map((group) => el('span', { class: 'tag' }, name(group))), row.memberships > row.groups.length ? `and ${row.memberships - row.groups.length} more` : null] },
    { key: 'memberships', title: 'Groups (count)', kind: 'number', hidden: true },
    { key: 'segment', title: 'Segment', kind: 'name' },
    { key: 'region', title: 'Region', kind: 'name' },
    { key: 'manager', title: 'Manager', kind: 'name', hidden: true },
    { key: 'contact', title: 'May be asked', sorted: false },
  ];

  const select = (label, key, options) => (options.length ? choice(label, [['', 'All'], ...options], filter[key], attempt(async (value) => {
    filter[key] = value;
    remember(filter);
    await listing.refresh();
  })) : null);
  const plain = (values) => values.map((value) => [value, value]);
  const listing = table({
    caption: 'Clients by influence',
    file: 'influencers',
    columns,
    choose: true,
    search: 'name, id, segment, region or manager',
    none: 'No client fits these choices.',
    controls: [
      choice('Measure', choices.measures.map((one) => [one.key, one.text]), filter.measure || 'diffusion', attempt(async (value) => {
        filter.measure = value;
        remember(filter);
        await measured();
        await listing.refresh();
        await surely();
      })),
      select('Group', 'group', choices.groups.map((one) => [one.key, one.text])),
      select('Segment', 'segment', plain(choices.segments)),
      select('Region', 'region', plain(choices.regions)),
      select('Manager', 'manager', plain(choices.managers)),
    ],
    load: (asked) => get('influencers', { ...asked, ...filter }),
  });

  let known;
  async function measured() {
    known = await get('influencers/about', { measure: filter.measure });
    about.textContent = `By ${known.measure}: ${known.meaning}.`;
    notes.replaceChildren(notes.firstChild, el('ul', null,
      known.notes.map((note) => el('li', null, note)),
      el('li', null, known.exact ? 'Reasons are shares of the score itself.' : 'This measure is no sum over ties: reasons are shares of the direct referrals to expect.'),
      el('li', null, known.unvalued ? `${capital(known.unvalued)}; so there are no CLV and CRV.` : 'CLV is what the client itself is worth over three years, CRV what its word brings if it alone is asked. Both are estimates; the page Value tells how sure they are.')));
    how.replaceChildren();
  }

  async function surely() {
    const asked = filter.measure;
    const find = async () => {
      const sure = await get('influencers/sure', { measure: asked });
      if (asked !== filter.measure) return;
      how.textContent = `The range of the first ${number(known.ranged)} ranks holds 90 % of the ranks in ${number(sure.resamples)} networks that might have been observed instead.`;
      await listing.refresh();
    };
    if (known.seconds <= QUICK) await find();
    else {
      how.replaceChildren(el('button', { type: 'button', onclick: attempt(find) }, 'Find how sure the ranks are'), ` takes about ${known.seconds < 90 ? `${Math.ceil(known.seconds)} seconds` : `${Math.ceil(known.seconds / 60)} minutes`}.`);
    }
  }

  await measured();
  add(page, about, how, listing, notes);
  await listing.ready;
  if (!known.unvalued) get('influencers/valued').then(() => listing.refresh()).catch(complain);
  surely().catch(complain);
}
