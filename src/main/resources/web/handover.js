// What was found, as files: a report to read, the network for other programs, clients to be asked for a CRM.
import { attempt, get, later, post } from './api.js';
import { add, choice, el, empty, field, name, section } from './dom.js';
import { count, number } from './format.js';

const formats = [
  ['xlsx', 'Excel workbook', 'A sheet each of persons, groups, ties, memberships and referrals.'],
  ['gexf', 'GEXF', 'For Gephi and Gephi Lite.'],
  ['graphml', 'GraphML', 'For yEd, Cytoscape, NodeXL, igraph.'],
  ['json', 'Node-link JSON', 'For networkx and d3.'],
  ['csv', 'Our own files, CSV', 'A ZIP archive of what is loaded again as the same network.'],
  ['gephi', 'Gephi, CSV', 'A ZIP archive with a table of nodes and one of edges.'],
  ['neo4j', 'neo4j-admin, CSV', 'A ZIP archive of files to be imported into a Neo4j of your own.'],
];

export async function draw(page, { query }) {
  const form = await get('handover/form');
  if (form.persons === 0) {
    add(page, empty('There is nothing to hand over yet.', 'Load clients on the page ', el('a', { href: '#/data' }, 'Data'), '.'));
    return;
  }
  add(page,
    el('p', { class: 'lead' }, 'Files for somebody who has nothing of this installed. They are made here, and stay on this machine until you save them elsewhere; the store keeps a note that they were made, for the day on which somebody in them asks to be erased.'),
    el('p', { class: 'soft' }, form.objecting ? `${count(form.objecting, 'person')} ${form.objecting === 1 ? 'objects' : 'object'} to profiling: not in any of them. ` : 'Nobody objects to profiling. ',
      form.silent ? `${number(form.silent)} of ${count(form.clients, 'client')} object, must not be contacted or are minors: in no list of whom to ask.` : null),
    report(form), network(form), clients(form, query.get('campaign') ?? ''));
}

const measures = (form, none) => [...(none ? [['', none]] : []), ...form.measures.map(({ key, text }) => [key, text])];

/** A form that has files made and then offers them. `more` and `about` stand below it, `asked` is what is asked for. */
function maker(path, button, fields, more, about, asked) {
  const result = el('div', { 'aria-live': 'polite' });
  const form = el('form', { onsubmit: attempt((event) => {
    event.preventDefault();
    later(result, post(`handover/${path}`, asked()), (made) => [
      el('p', null, made.files.map((file) => el('a', { class: 'take', href: `api/handover/files/${file.id}`, download: file.name }, 'Save ', name(file.name), ` (${size(file.bytes)})`))),
      el('ul', { class: 'soft' }, made.notes.map((note) => el('li', null, note)))], 'It is being made …', 'It was not made.');
  }) }, el('div', { class: 'bar' }, fields, el('button', { class: 'main' }, button)), more);
  return [form, about, result];
}

/** Choices that are seldom needed; the usual ones hold where nobody opens it. */
function more(about, ...fields) {
  return el('details', { class: 'rules' }, el('summary', null, 'More choices'), el('div', { class: 'bar' }, fields), el('p', { class: 'soft' }, about));
}

/** Which ties and groups are seen, and how: what is `asked`, the fields for `which` types, and those for how scores see them. */
function seen(form) {
  const asked = { ties: 'all', groups: 'all', direction: 'influence', weights: 'probability' };
  const some = (label, key) => {
    const types = form[key];
    const boxes = types.map((value) => el('input', { type: 'checkbox', value, checked: true, onchange: () => {
      const on = boxes.filter((box) => box.checked).map((box) => box.value);
      asked[key] = on.length === types.length ? 'all' : on.length ? on.join(',') : 'none';
    } }));
    return types.length ? el('details', { class: 'columns' }, el('summary', null, label), el('div', null, boxes.map((box) => el('label', { class: 'tick' }, box, name(box.value))))) : null;
  };
  const set = (key) => (value) => { asked[key] = value; };
  return {
    asked,
    which: [some('Ties', 'ties'), some('Groups', 'groups')],
    direction: choice('Ties run', [['influence', 'as word flows'], ['given', 'as the rows say'], ['reversed', 'against the rows'], ['both', 'both ways']], 'influence', set('direction')),
    weights: choice('A tie weighs', [['probability', 'how likely word passes'], ['strength', 'its strength as given'], ['none', 'as every other']], 'probability', set('weights')),
  };
}

function size(bytes) {
  return bytes < 1000 ? `${number(bytes)} bytes` : bytes < 1e6 ? `${number(Math.round(bytes / 1000))} KB` : `${number(Math.round(bytes / 1e5) / 10)} MB`;
}

function report(form) {
  const title = field('Title', { type: 'text', placeholder: 'Centres of influence', maxlength: 200 });
  const budget = field('Budget of its plan', { type: 'number', min: 0, step: 'any', placeholder: 'none' });
  const most = field('Clients it asks at most', { type: 'number', min: 1, step: 1, placeholder: '10, or as the budget goes' });
  const about = el('p', { class: 'soft', hidden: true }, 'Pseudonyms are the same in every report under the same key, which is on this machine in ', el('code', null, form.key), ', and is made where it is not there. Keep it, do not hand it over: with it and the data anybody can tell who is who.');
  const pseudonymous = el('input', { type: 'checkbox', onchange: () => { about.hidden = !pseudonymous.checked; } });
  let measure = 'diffusion';
  const view = seen(form);
  const terms = [
    ['contactCost', 'Contact costs, where unknown', '0'],
    ['giftCost', 'Gift costs, where unknown', '0'],
    ['boost', 'Who agrees tells … times as much', '2'],
    ['acceptance', 'Agrees with probability, where unknown', '1'],
    ['perWin', 'Paid per new client', '0'],
  ].map(([key, label, placeholder]) => ({ key, ...field(label, { type: 'number', min: 0, step: 'any', placeholder }) }));
  const costs = field('What asking each client costs, CSV', { type: 'file', accept: '.csv,.txt' });
  const chosen = { model: '', holdout: '', by: '' };
  const set = (key) => (value) => { chosen[key] = value; };
  const choices = more('A file of costs has the columns client_id, cost and hours. Whoever is withheld is named apart from those to ask, with what that can tell.',
    view.which, view.direction, costs.label, terms.map(({ label }) => label),
    choice('Without a campaign', [['', 'clients talk anyway'], ['ignite', 'nobody talks']], '', set('model')),
    choice('Withhold from', [['', 'nobody'], ['20', '20 %'], ['33', '33 %'], ['50', '50 %, which tells most']], '', set('holdout')),
    choice('as a whole, by', [['', 'communities'], ...[2, 4, 8].map((finer) => [`community:resolution=${finer}`, `smaller communities, resolution ${finer}`]), ...form.cuts.map((type) => [type, `groups of the type ${type}`])], '', set('by')));
  return section('A report to read',
    el('p', null, 'Who matters and why, groups, a plan, what clients are worth, method and data. No prospect by name, no addresses or numbers, nobody who must not be contacted.'),
    maker('report', 'Make the report', [title.label, budget.label, most.label,
      choice('Rank by', measures(form), measure, (value) => { measure = value; }),
      el('label', { class: 'tick' }, pseudonymous, 'Under pseudonyms, naming nobody')], choices, about, () => {
      const body = new FormData();
      const asked = { title: title.input.value.trim(), budget: budget.input.value, size: most.input.value, measure, pseudonymous: pseudonymous.checked, ...view.asked, ...chosen };
      for (const { key, input } of terms) asked[key] = input.value;
      for (const [key, value] of Object.entries(asked)) body.append(key, String(value));
      for (const file of costs.input.files) body.append('costs', file);
      return body;
    }));
}

function network(form) {
  let format = formats[0][0];
  let measure = '';
  const about = el('p', { class: 'soft', role: 'status' });
  const scores = el('div', { class: 'fields' });
  const view = seen(form);
  const show = () => {
    about.textContent = formats.find(([key]) => key === format)[2];
    scores.replaceChildren(format === 'csv' ? '' : choice('Scores beside persons', measures(form, 'none'), measure, (value) => {
      measure = value;
      show();
    }));
    for (const one of [view.direction, view.weights]) one.hidden = format === 'csv' || measure === '';
  };
  show();
  return section('The network for other programs',
    el('p', null, 'Persons with their columns, groups, ties, memberships and referrals. Nothing that reveals what the law protects without consent on record; addresses and numbers of those who are no clients stand in our own files only.'),
    maker('network', 'Make the file', [choice('As', formats.map(([key, text]) => [key, text]), format, (value) => {
      format = value;
      show();
    }), scores], more('Ties and groups of these types go along; ties are written as the data give them. With scores there are also choices of what those see.', view.which, view.direction, view.weights),
    about, () => ({ format, measure: format === 'csv' ? '' : measure, ...view.asked })));
}

function clients(form, asked) {
  let format = 'hubspot';
  let campaign = form.campaigns.includes(asked) ? asked : '';
  let measure = 'diffusion';
  const first = field('How many', { type: 'number', min: 1, step: 1, placeholder: '25' });
  const there = field('Id of the campaign there', { type: 'text', required: true, placeholder: '701…', pattern: '[A-Za-z0-9]{15}([A-Za-z0-9]{3})?', title: '15 or 18 letters and digits, from the address of its page' });
  const status = field('Status of the members', { type: 'text', placeholder: 'Sent', maxlength: 40 });
  const beside = el('div', { class: 'fields' });
  const view = seen(form);
  const choices = more('What the ranking sees.', view.which, view.direction, view.weights);
  const show = () => {
    beside.replaceChildren(...[
      ...(campaign ? [] : [first.label, choice('Ranked by', measures(form), measure, (value) => { measure = value; })]),
      ...(format === 'salesforce' ? [there.label, status.label] : [])]);
    choices.hidden = campaign !== '';
  };
  show();
  return section('Clients to be asked, for a CRM',
    el('p', null, 'Clients only: no prospect, nobody who must be left alone, and none of those withheld for a holdout.'),
    maker('clients', 'Make the list', [
      choice('For', [['hubspot', 'HubSpot: contacts'], ['salesforce', 'Salesforce: members of a campaign']], format, (value) => {
        format = value;
        show();
      }),
      choice('Whom', [['', 'the first of a ranking'], ...form.campaigns.map((one) => [one, `campaign ${one}`])], campaign, (value) => {
        campaign = value;
        show();
      }),
      beside], choices, null, () => ({
      format, campaign, measure, top: first.input.value, ...view.asked,
      ...(format === 'salesforce' ? { salesforceCampaign: there.input.value, status: status.input.value.trim() } : {}),
    })));
}
