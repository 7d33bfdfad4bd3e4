// Persons who may be there twice, to be made one and parted again; the erasure of a person.
import { attempt, get, post } from './api.js';
import { add, el, name, section } from './dom.js';
import { number, time } from './format.js';
import { person } from './pages.js';
import { table } from './table.js';

const link = (id, text) => el('a', { href: person(id) }, name(text));

export async function draw(page) {
  const done = el('p', { role: 'status' });
  const twins = table({
    caption: 'Pairs that may be one person, the likeliest first', file: 'twins', search: 'name', none: 'Nobody seems to be there twice.',
    load: (asked) => get('upkeep/twins', asked),
    columns: [
      { key: 'score', title: 'Alike', kind: 'percent' },
      { key: 'keepName', title: 'Stays', show: (row) => [link(row.keep, row.keepName), el('span', { class: 'soft' }, ` ${row.keep}`)] },
      { key: 'dropName', title: 'Goes into it', show: (row) => [link(row.drop, row.dropName), el('span', { class: 'soft' }, ` ${row.drop}`)] },
      { key: 'reasons', title: 'Why', wide: true, sorted: false, show: (row) => row.reasons.join('; ') },
      { key: 'merge', title: 'One person?', sorted: false, value: () => '', show: (row) => el('button', { type: 'button', onclick: attempt(async () => {
        const merged = await post('upkeep/merge', { keep: row.keep, drop: row.drop });
        done.textContent = `${row.dropName} went into ${row.keepName}: ${number(merged.moved)} ties, memberships and the like moved, ${number(merged.combined)} of them combined with one that said the same. Later loads do not part them; it can be undone below.`;
        await Promise.all([twins.refresh(), merges()]);
      }) }, 'Make one') },
    ],
  });
  const past = el('div');
  add(page, el('p', { class: 'lead' }, 'Nothing is merged by itself: look at both before you make them one. Every tie is kept, and a merge can be undone.'),
    section('There twice?', done, twins), past, erasing());
  await twins.ready;
  await merges();

  async function merges() {
    const rows = await get('upkeep/merges');
    const list = table({
      caption: 'Merges', file: 'merges', rows, none: 'No two persons were made one yet.',
      columns: [
        { key: 'at', title: 'When', show: (row) => time(row.at) },
        { key: 'keep', title: 'Stays', kind: 'name' },
        { key: 'drop', title: 'Went into it', kind: 'name' },
        { key: 'moved', title: 'Moved', kind: 'number' },
        { key: 'combined', title: 'Combined', kind: 'number' },
        { key: 'undo', title: 'Undo', sorted: false, value: () => '', show: (row) => el('button', { type: 'button', onclick: attempt(async () => {
          await post('upkeep/undo', { id: row.id });
          done.textContent = `${row.keep} and ${row.drop} are two persons again.`;
          await Promise.all([twins.refresh(), merges()]);
        }) }, 'Make two again') },
      ],
    });
    await list.ready;
    past.replaceChildren(section('Made one', list));
  }
}

function erasing() {
  const id = el('input', { type: 'text', required: true });
  const result = el('div', { 'aria-live': 'polite' });
  const list = (counts) => el('ul', null, Object.entries(counts).map(([what, n]) => el('li', null, `${number(n)} ${what}`)));
  const files = (found) => (Object.keys(found).length ? [el('p', null, 'Files that were written from this store, and may hold the person: they are not changed.'), el('ul', null, Object.entries(found).map(([path, what]) => el('li', null, el('code', null, path), ` ${what}`)))] : null);
  return section('Erase a person',
    el('p', null, 'Out of the store, scores, plans and reasons. It cannot be undone. A salted hash of the id is left, so that a later load does not bring the person back.'),
    el('form', { class: 'bar', onsubmit: attempt(async (event) => {
      event.preventDefault();
      const what = await get('upkeep/erasure', { id: id.value.trim() });
      const again = el('input', { type: 'text', required: true, autocomplete: 'off' });
      result.replaceChildren(el('h3', null, `What would go of ${what.id}`), list(what.counts), el('div', null, files(what.files)),
        el('form', { class: 'bar', onsubmit: attempt(async (second) => {
          second.preventDefault();
          const gone = await post('upkeep/erase', { id: what.id, again: again.value.trim() });
          result.replaceChildren(el('h3', null, 'Erased'), list(gone.counts), el('div', null, files(gone.files)),
            el('p', { class: 'soft' }, gone.rewritten ? 'The store was written anew: nothing of the person is left in its files.' : 'A server keeps what was deleted in its files and logs until something else takes the place: ask who runs it, and about backups.'));
        }) }, el('label', null, 'Write the id again to erase', again), el('button', { class: 'main' }, 'Erase for good')));
    }) }, el('label', null, 'Id of the person', id), el('button', null, 'See what would go')), result);
}
