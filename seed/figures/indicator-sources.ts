/** What the indicators of one source have in common. Pure. */

export const base = {
  shortName: null,
  parentId: null,
  numerator: null,
  denominator: null,
  numeratorId: null,
  denominatorId: null,
} as const

const roundedTo5 = 'Effectifs arrondis à 5 par la Cnaf ; un 0 publié se lit « 0 à 4 ».'
export const caf = {
  ...base,
  unit: 'count',
  decimals: 0,
  isRate: false,
  direction: 'neutral',
  usualLagMonths: 12,
  statisticalUnit: 'foyers allocataires',
  producer: 'Cnaf, data.caf.fr (toutes prestations par commune)',
  source: 'Cnaf, décembre',
  secrecyRule: roundedTo5,
} as const
export const cafShare = {
  ...caf,
  unit: 'percent',
  decimals: 1,
  isRate: true,
  direction: 'neutral',
  denominator: 'Foyers allocataires',
  denominatorId: 'beneficiary-households',
  secrecyRule: `${roundedTo5} Pas de taux sur un effectif de moins de 20.`,
} as const

export const places = {
  ...base,
  unit: 'per-100',
  decimals: 1,
  isRate: true,
  direction: 'higher-is-better',
  usualLagMonths: 24,
  statisticalUnit: 'places',
  denominator: 'Enfants de moins de 3 ans',
  producer: 'Cnaf, data.caf.fr (taux de couverture par les modes d’accueil formels)',
  source: 'Cnaf, décembre',
  secrecyRule: 'Diffusé pour les communes de plus de 10 000 habitants, les EPCI, les départements et les régions.',
} as const
export const placesPart = { ...places, parentId: 'childcare-places' } as const

export const filosofi = {
  ...base,
  unit: 'percent',
  decimals: 0,
  isRate: true,
  direction: 'lower-is-better',
  usualLagMonths: 30,
  statisticalUnit: 'personnes',
  producer: 'Insee, DGFiP, Cnaf, Cnav, CCMSA (Filosofi)',
  source: 'Filosofi',
  secrecyRule: 'Secret fiscal : rien sous 11 ménages ; un taux de pauvreté sous 5 % est publié « 5 ».',
} as const
/** Filosofi writes 5 for any poverty rate up to 5 %. */
export const povertyFloor = 5
export const medianIncome = {
  ...filosofi,
  unit: 'euros',
  direction: 'higher-is-better',
  statisticalUnit: 'ménages',
} as const

export const census = {
  ...base,
  unit: 'percent',
  decimals: 1,
  isRate: true,
  direction: 'neutral',
  usualLagMonths: 36,
  producer: 'Insee, recensement de la population',
  source: 'Insee, recensement',
  secrecyRule: 'Enquête sur cinq ans : à ne pas lire au dixième près, ni année par année.',
} as const

export const poverty = 'Part des personnes dont le niveau de vie est sous 60 % du niveau de vie médian national'
