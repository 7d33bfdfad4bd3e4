// Files sent up, looked at before anything is written, then loaded.
import { attempt, post } from './api.js';
import { add, choice, el, fact, facts, name, section } from './dom.js';
import { count, number } from './format.js';
import { table } from './table.js';

const codes = { UNKNOWN_CLIENT: 'names a person that no file declares', DUPLICATE_ID: 'the id stands there twice', EMPTY_ID: 'has no id', SELF_TIE: 'a tie of a person with itself', NUMBER: 'is no number', NUMBER_FORMAT: 'a number that can be read in two ways', DATE: 'is no day', WEIGHT: 'is no weight', COLUMN_COUNT: 'has too many or too few fields', FORMULA: 'a formula with an error, or without a stored result', SPECIAL_CATEGORY: 'reveals what the law protects, left out', NO_CONSENT: 'no consent on record, left out' };

export async function draw(page) {
  const options = { skip: false, create: false, special: '', decimal: '', dateFormat: '', mapping: '' };
  const result = el('div');
  const file = el('input', { type: 'file', name: 'files', multiple: true, accept: '.csv,.tsv,.txt,.gz,.xlsx,.el,.wel', required: true, id: 'files' });
  const drop = el('div', { class: 'drop', ondragover: (event) => event.preventDefault(), ondrop: (event) => {
    event.preventDefault();
    file.files = event.dataTransfer.files;
  } }, el('label', null, 'CSV files or Excel workbooks: clients, ties, groups, memberships, referrals, adoptions; or a CRM export', file));
  const tick = (key, label) => el('label', { class: 'tick' }, el('input', { type: 'checkbox', checked: options[key], onchange: attempt(async (event) => {
    options[key] = event.target.checked;
    await again();
  }) }), label);
  const text = (key, label, hint) => el('label', null, label, el('input', { type: 'text', placeholder: hint, onchange: attempt(async (event) => {
    options[key] = event.target.value;
    await again();
  }) }));
  let checked = null;
  let kinds = {};

  add(page,
    el('p', { class: 'lead' }, 'Nothing is written before you have seen what was found. The files stay on this machine, and are removed again once they are loaded.'),
    el('p', null, el('a', { href: '#/upkeep' }, 'Persons who are there twice, or are to be erased'), '.'),
    el('form', { onsubmit: attempt(async (event) => {
      event.preventDefault();
      const form = new FormData();
      for (const one of file.files) form.append('files', one);
      for (const [key, value] of Object.entries(options)) form.append(key, String(value));
      result.replaceChildren();
      kinds = {};
      show(await post('data/check', form));
    }) }, drop, el('p', { class: 'bar' }, el('button', { class: 'main' }, 'Check the files'))),
    el('details', null, el('summary', null, 'How the files are to be read'), el('div', { class: 'bar' },
      tick('skip', 'Leave out rows that cannot be taken'),
      tick('create', 'Make persons whom only ties, memberships or referrals name'),
      choice('Decimal sign', [['', 'as each number tells'], ['point', 'point'], ['comma', 'comma']], '', attempt(async (value) => {
        options.decimal = value;
        await again();
      })),
      text('dateFormat', 'Days are written as', '2024-12-31'),
      text('special', 'Take in, though protected by law (with consent on record)', 'church, union')),
    el('label', { class: 'grow' }, 'Columns of other names, a line each', el('textarea', { rows: 3, cols: 50, placeholder: 'Kundennummer = id', onchange: attempt(async (event) => {
      options.mapping = event.target.value;
      await again();
    }) }))),
    result);

  async function again() {
    if (checked) show(await post('data/again', { ...options, ...kinds, upload: checked.upload }));
  }

  function show(found) {
    checked = found;
    const left = found.files.reduce((sum, one) => sum + one.leftOut, 0);
    const accepted = found.files.reduce((sum, one) => sum + one.accepted, 0);
    const load = el('button', { type: 'button', class: 'main', disabled: !found.passed, onclick: attempt(async () => {
      const done = await post('data/load', { ...options, ...kinds, upload: found.upload });
      checked = null;
      result.replaceChildren(section('Loaded', el('p', { role: 'status' }, done.changed
        ? `${count(done.created, 'row')} came in new, ${number(done.updated)} changed what was there; ${number(done.rows - done.created - done.updated)} were there already.`
        : 'Nothing new: the graph held all of it already.'),
      el('p', null, el('a', { href: '#/overview' }, 'See what is loaded'), ' or ', el('a', { href: '#/influencers' }, 'who matters'), found.alike === 0 ? null : [', or ', el('a', { href: '#/upkeep' }, 'who is there twice')], '.')));
    }) }, `Load ${count(accepted - left, 'row')}`);
    result.replaceChildren(section('What was found',
      facts(fact('Persons', number(found.persons)), fact('Groups', number(found.groups)), fact('Rows in order', number(accepted)),
        fact('Cannot be taken', number(found.rejected), found.rejected ? 'see the rows below' : null),
        found.alike == null ? fact('Look like others', 'not compared', 'there are too many persons to do it here') : found.alike ? fact('Look like others', number(found.alike), 'to be reviewed once they are loaded') : null,
        left ? fact('Left out', number(left), 'they reveal what the law protects, and are not included or lack consent') : null),
      found.remarks.map((remark) => el('p', { class: 'soft' }, remark)),
      found.files.map(sheet),
      found.worst.length ? worst(found.worst) : el('p', null, 'Every row is in order.'),
      found.passed ? null : el('p', null, 'Nothing is loaded while rows cannot be taken: mend them and choose the files again, or tick “Leave out rows that cannot be taken”.'),
      el('p', { class: 'bar' }, load, el('button', { type: 'button', onclick: attempt(async () => {
        await post('data/drop', { upload: found.upload });
        checked = null;
        result.replaceChildren();
      }) }, 'Put them away'))));
  }

  function sheet(one) {
    return el('div', { class: 'card sheet' }, el('h3', null, name(one.file)),
      el('div', { class: 'bar' }, one.asked ? choice('tells about', checked.kinds.map((kind) => [kind, kind]), one.kind, attempt((value) => {
        kinds[`kind ${one.file}`] = value;
        return again();
      })) : el('p', null, `tells about ${one.kind}`),
        el('p', { class: 'soft' }, `${count(one.accepted, 'row')} in order, ${number(one.rejected)} not${one.merged ? `, ${number(one.merged)} became one with an earlier row` : ''}; ${one.encoding === 'XLSX' ? 'a sheet of a workbook' : `${one.encoding}, parted by ${{ ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars', ' ': 'blanks' }[one.delimiter] ?? one.delimiter}`}`)),
      el('div', { class: 'scroll' }, el('table', null, el('caption', null, 'What each column was taken for'),
        el('thead', null, el('tr', null, el('th', { scope: 'col' }, 'In the file'), el('th', { scope: 'col' }, 'Means'), el('th', { scope: 'col' }, 'For example'))),
        el('tbody', null, one.columns.map((column) => el('tr', null, el('td', null, name(column.theirs)), el('td', column.ours ? null : { class: 'soft' }, column.ours || 'not known'),
          el('td', { class: 'soft' }, column.samples.map((value, i) => [i ? ', ' : null, name(value)]))))))),
      one.remarks.map((remark) => el('p', { class: 'soft' }, remark)),
      Object.keys(one.codes).length ? el('p', null, Object.entries(one.codes).map(([code, n]) => el('span', { class: 'tag', title: codes[code] }, `${code} ${number(n)}`))) : null);
  }

  function worst(rows) {
    return table({
      caption: `The ${rows.length === 1 ? 'row' : `${rows.length} rows`} to look at first`, file: 'findings', rows, none: 'Every row is in order.',
      columns: [
        { key: 'file', title: 'File', kind: 'name' },
        { key: 'line', title: 'Line', kind: 'number', show: (row) => (row.line ? number(row.line) : '') },
        { key: 'rejected', title: 'Effect', show: (row) => (row.rejected ? 'cannot be taken' : 'to know') },
        { key: 'text', title: 'What is the matter', wide: true, show: (row) => name(row.text) },
        { key: 'code', title: 'Reason', show: (row) => el('span', { title: codes[row.code] }, row.code) },
      ],
    });
  }
}
