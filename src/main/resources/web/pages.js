// The pages in the order of the menu, and addresses of what is on them. A view is one module: it asks the API, it draws. One that has `of` has no place in the menu.
export const pages = [
  { path: 'overview', title: 'Overview', load: () => import('./overview.js') },
  { path: 'influencers', title: 'Influencers', load: () => import('./influencers.js') },
  { path: 'person', title: 'Person', of: 'influencers', load: () => import('./person.js') },
  { path: 'groups', title: 'Groups', load: () => import('./groups.js') },
  { path: 'map', title: 'Map', load: () => import('./map.js') },
  { path: 'value', title: 'Value', load: () => import('./value.js') },
  { path: 'learn', title: 'Learn', load: () => import('./learn.js') },
  { path: 'plan', title: 'Plan', load: () => import('./plan.js') },
  { path: 'handover', title: 'Hand over', load: () => import('./handover.js') },
  { path: 'cypher', title: 'Cypher', load: () => import('./cypher.js') },
  { path: 'data', title: 'Data', load: () => import('./data.js') },
  { path: 'upkeep', title: 'Twice, or to be erased', of: 'data', load: () => import('./upkeep.js') },
];

/** The address of the page of a person. */
export const person = (id, measure) => `#/person/${encodeURIComponent(id)}${measure ? `?measure=${encodeURIComponent(measure)}` : ''}`;

/** The address of those who lead a group. */
export const group = (id) => `#/influencers?group=${encodeURIComponent(id)}`;
