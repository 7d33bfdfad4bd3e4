// What is loaded, what was left out and why, whether word of mouth sustains itself, what to do next.
import { get } from './api.js';
import { add, el, empty, fact, facts, section } from './dom.js';
import { count, number, time } from './format.js';

export async function draw(page) {
  const overview = await get('overview');
  if (!overview.loadedAt) {
    add(page, empty('Nothing is loaded yet.', 'Load files with ', el('code', null, 'grapevine load FOLDER'), ', or see it all on a made-up town: ', el('code', null, 'grapevine demo'), '.'));
    return;
  }
  const sum = (map) => Object.values(map).reduce((a, b) => a + b, 0);
  add(page,
    el('p', { class: 'lead' }, `From ${overview.where}, last changed ${time(overview.loadedAt)}.`),
    facts(
      fact('Clients', number(overview.clients), overview.lost ? `and ${number(overview.lost)} lost` : null),
      fact('Prospects', number(overview.prospects)),
      fact('Ties', number(sum(overview.ties)), count(Object.keys(overview.ties).length, 'type')),
      fact('Groups', number(sum(overview.groups)), count(overview.memberships, 'membership')),
      fact('Past referrals', number(overview.referrals))),
    section('Left out, and what to know',
      overview.leftOut.length ? el('ul', null, overview.leftOut.map((line) => el('li', null, line))) : el('p', null, 'Nothing was left out.')));
}
