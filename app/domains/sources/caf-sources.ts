/** Open data of the Cnaf, data.caf.fr: an Explore API (v2.1), without a key. Pure. Columns and traps: docs/rules/sources.md §4. */

import { incomeBandWords } from './caf-words.fr.ts'
import type { Level, LongMeasures, Part, Source, WideMeasures } from './source.ts'

const catalog = 'https://data.caf.fr/api/explore/v2.1/catalog/datasets'

/** A file of every row, the columns by their technical names. */
const exported = (key: string) =>
  ({
    key,
    form: 'csv',
    address: `${catalog}/${key}/exports/csv?lang=fr&timezone=Europe%2FParis&use_labels=false&delimiter=%3B`,
  }) as const
/** A small one, page by page. */
const paged = (key: string) => ({ key, form: 'explore', address: `${catalog}/${key}/records` }) as const

const shared = {
  producer: 'Cnaf',
  licence: 'Licence Ouverte (Etalab)',
} as const

const december = { column: ['dtreffre'], only: 'december' } as const

/** Households by benefit; the same columns at every level. */
const benefits: WideMeasures = {
  columns: {
    'beneficiary-households': ['indfoy_ndur'],
    'covered-persons': ['indnbp_ndur'],
    'rsa-households': ['indfoy_rsa'],
    'activity-bonus-households': ['indfoy_ppa'],
    'housing-benefit-households': ['indfoy_ndural'],
    'family-benefit-households': ['indfoy_af'],
    'family-supplement-households': ['indfoy_cf'],
    'family-support-households': ['indfoy_asf'],
    'paje-households': ['indfoy_ndurpaje'],
    'childcare-allowance-households': ['indfoy_cmg'],
  },
}
/** The communes do not have those of disability. */
const benefitsAndDisability: WideMeasures = {
  columns: {
    ...benefits.columns,
    'aah-beneficiaries': ['indben_aah'],
    'aeeh-children': ['indben_aeeh'],
  },
}

export const cafBenefits: Source = {
  ...shared,
  key: 'caf-prestations',
  page: 'https://data.caf.fr/explore/dataset/s_ben_com_f/',
  parts: [
    {
      ...exported('s_ben_com_f'),
      isRounded: true,
      reading: { level: 'commune', code: ['numcomdo'], name: ['nomcom'], year: december, measures: benefits },
    },
    {
      ...exported('s_ben_epci_f'),
      isRounded: true,
      isOptional: true,
      reading: { level: 'epci', code: ['numepci'], name: ['nomepci'], year: december, measures: benefits },
    },
    {
      ...exported('s_ben_dep'),
      reading: {
        level: 'departement',
        code: ['numdep'],
        name: ['nomdep'],
        year: december,
        measures: benefitsAndDisability,
      },
    },
    { ...paged('s_ben_nat'), reading: { level: 'country', year: december, measures: benefitsAndDisability } },
  ],
  controlled: Object.keys(benefits.columns),
  sumsRegions: true,
}

const incomeBands: LongMeasures = {
  by: ['qf_400'],
  value: ['indfoy_ndur'],
  words: incomeBandWords,
}

export const cafIncomeBands: Source = {
  ...shared,
  key: 'caf-quotient-familial',
  page: 'https://data.caf.fr/explore/dataset/ndur_s_qf_400_com_f/',
  parts: [
    {
      ...exported('ndur_s_qf_400_com_f'),
      isRounded: true,
      reading: { level: 'commune', code: ['numcomdo'], name: ['nomcom'], year: december, measures: incomeBands },
    },
  ],
  controlled: [],
}

const modes = {
  'childcare-places': '',
  'childcare-places-nurseries': 'eaje_',
  'childcare-places-childminders': 'am_ind_',
  'childcare-places-preschool': 'prescol_',
  'childcare-places-home': 'gad_ind_',
} as const

/** Every column bears the level as its end. */
const rates = (end: string): WideMeasures => ({
  columns: Object.fromEntries(Object.entries(modes).map(([id, mode]) => [id, [`txcouv_${mode}${end}`]])),
})
const places = (end: string): WideMeasures => ({
  columns: {
    'childcare-places-count': [`tot_offre_${end}`],
    'nursery-places-count': [`pl_eaje_${end}`],
    'childminder-places-count': [`pl_am_ind_${end}`],
  },
})

const levels: readonly {
  readonly end: string
  readonly level: Level
  readonly code?: string
  readonly form: 'csv' | 'explore'
}[] = [
  { end: 'com', level: 'commune', code: 'numcom', form: 'csv' },
  { end: 'epci', level: 'epci', code: 'numepci', form: 'csv' },
  { end: 'dep', level: 'departement', code: 'numdep', form: 'csv' },
  { end: 'reg', level: 'region', code: 'numregi', form: 'explore' },
  { end: 'nat', level: 'country', form: 'explore' },
]

function partsOf(begin: 'txcouv_pe' | 'nbpla_pe', measures: (end: string) => WideMeasures, extra: Partial<Part>) {
  const suffix = extra.fillsIn ? '_hist' : ''
  return levels.map(({ end, level, code, form }): Part => {
    const key = `${begin}_${end}${suffix}`
    return {
      ...(form === 'csv' ? exported(key) : paged(key)),
      ...extra,
      reading: {
        level,
        ...(code && { code: [code, `${code}dom`], name: [`nom${end}`, `nom${code.slice(3)}`] }),
        year: { column: ['annee'] },
        measures: measures(end),
      },
    }
  })
}

export const cafChildcare: Source = {
  ...shared,
  key: 'caf-accueil-jeune-enfant',
  page: 'https://data.caf.fr/explore/dataset/txcouv_pe_epci/',
  parts: [
    ...partsOf('txcouv_pe', rates, {}),
    ...partsOf('nbpla_pe', places, { isOptional: true }),
    ...partsOf('txcouv_pe', rates, { isOptional: true, fillsIn: true }),
    ...partsOf('nbpla_pe', places, { isOptional: true, fillsIn: true }),
  ],
  traits: Object.fromEntries(Object.keys(modes).map((id) => [id, { most: 400 }])),
  // Communes under 10,000 inhabitants are not published: their sum is no total.
  controlled: [],
  derived: [{ id: 'children-under-3', of: 'childcare-places-count', by: 'childcare-places' }],
}
