/** Share of the inhabitants that a rate is about, by what it counts, in France: an order of magnitude. Pure table. */
export const sharesByUnit: Readonly<Record<string, number>> = {
  'foyers allocataires': 0.2,
  ménages: 0.45,
  'résidences principales': 0.45,
  logements: 0.5,
  'revenu disponible des ménages': 0.45,
  places: 0.03,
  actifs: 0.4,
  // People of one household are poor together.
  personnes: 0.45,
}
