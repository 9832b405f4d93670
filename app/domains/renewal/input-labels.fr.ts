/** What is said at a field that is not filled as it should be. Pure. */

export const inputLabels = {
  reload: 'Rechargez la page et recommencez.',
  oneAction: 'Cochez les actions qui continuent.',
  oneItem: 'Cochez ce qui continue.',
  name: 'Donnez un nom à la nouvelle CTG, par exemple « Gennevilliers 2031-2035 ».',
} as const
