// The pages in the order of the menu. A view is one module: it asks the API, it draws. A page that `of` names belongs to another one's tab.
export const pages = [
  { path: 'overview', title: 'Overview', load: () => import('./overview.js') },
];
