/** Open data of Insee: files of Melodi and of insee.fr, without a key. Pure. Columns and traps: docs/rules/sources.md §4. */
import type { Level, LongMeasures, Part, Reading, Source, Trait } from './source.ts'

const shared = { producer: 'Insee', licence: 'Licence Ouverte (Etalab)' } as const

/** A bulk file: an archive of `<set>_data.csv` and its words. Thirty questions a minute are allowed; one is enough. */
const melodi = (set: string) =>
  ({
    key: set,
    form: 'zip',
    address: `https://api.insee.fr/melodi/file/${set}/${set}_CSV_FR`,
    fileName: new RegExp(`${set}(_\\d{4})?_data\\.csv$`, 'i'),
  }) as const

/** Rows of other geographies (zones d’emploi, unités urbaines…) are not asked for. */
const melodiLevels: Readonly<Record<string, Level>> = {
  COM: 'commune',
  ARM: 'commune',
  EPCI: 'epci',
  DEP: 'departement',
  REG: 'region',
  FRANCE: 'country',
}

const melodiReading = (measures: LongMeasures, keep: Reading['keep'] = {}): Reading => ({
  level: { column: ['GEO_OBJECT'], levels: melodiLevels },
  code: ['GEO'],
  year: { column: ['TIME_PERIOD'] },
  keep,
  measures,
})

export const inseePopulations: Source = {
  ...shared,
  key: 'insee-populations',
  page: 'https://catalogue-donnees.insee.fr/fr/catalogue/recherche/DS_POPULATIONS_REFERENCE',
  parts: [
    {
      ...melodi('DS_POPULATIONS_REFERENCE'),
      reading: melodiReading({
        by: ['POPREF_MEASURE'],
        value: ['OBS_VALUE'],
        words: { PMUN: ['population'], PTOT: ['total-population'] },
      }),
    },
  ],
  controlled: ['population'],
}

export const inseeBirths: Source = {
  ...shared,
  key: 'insee-naissances',
  page: 'https://catalogue-donnees.insee.fr/fr/catalogue/recherche/DS_ETAT_CIVIL_NAIS_COMMUNES',
  parts: [
    {
      ...melodi('DS_ETAT_CIVIL_NAIS_COMMUNES'),
      reading: melodiReading({ by: ['EC_MEASURE'], value: ['OBS_VALUE'], words: { LVB: ['births'] } }),
    },
  ],
  controlled: ['births'],
}

/** Of a file a year: its columns end with the two digits of the year. */
const incomeColumns: Readonly<Record<string, readonly string[]>> = {
  'median-income': ['MED', 'Q2'],
  'first-decile': ['D1'],
  'ninth-decile': ['D9'],
  'activity-income-share': ['PACT'],
  'unemployment-benefits-share': ['PCHO'],
  'pensions-share': ['PPEN'],
  'social-benefits-share': ['PPSOC'],
  'family-benefits-share': ['PPFAM'],
  'minimum-income-share': ['PPMINI'],
  'housing-benefits-income-share': ['PPLOGT'],
}
const povertyColumns: Readonly<Record<string, readonly string[]>> = {
  poverty: ['TP60'],
  'under-30-poverty': ['TP60AGE1'],
  'over-75-poverty': ['TP60AGE6'],
  'tenants-poverty': ['TP60TOL2'],
}

const withYear = (columns: Readonly<Record<string, readonly string[]>>, year: number) =>
  Object.fromEntries(
    Object.entries(columns).map(([id, names]) => [id, names.map((name) => `${name}${String(year).slice(2)}`)]),
  )

/** Filosofi 2021 and later: one file of all levels, a measure a row, « C » for what is confidential. */
const incomeWords: LongMeasures = {
  by: ['FILOSOFI_MEASURE'],
  value: ['OBS_VALUE'],
  secret: ['CONF_STATUS'],
  words: {
    MED_SL: ['median-income'],
    D1_SL: ['first-decile'],
    D9_SL: ['ninth-decile'],
    PR_MD60: ['poverty'],
  },
}

const oldLevels = [
  { end: 'COM', level: 'commune' },
  { end: 'EPCI', level: 'epci' },
  { end: 'DEP', level: 'departement' },
  { end: 'REG', level: 'region' },
  { end: 'METROPOLE', level: 'country' },
] as const

/** Only from a folder: insee.fr names these files differently each year. */
function fileOf(year: number, { end, level }: (typeof oldLevels)[number], isRecent: boolean): Part {
  const columns = { ...incomeColumns, ...(isRecent && povertyColumns) }
  const key = isRecent ? `cc_filosofi_${year}_${end}` : `FILO${year}_DISP_${end}`
  return {
    key,
    form: 'csv',
    address: '',
    isOptional: true,
    fillsIn: true,
    fileName: new RegExp(`^${key}\\.csv$`, 'i'),
    reading: {
      level,
      code: ['CODGEO'],
      name: ['LIBGEO', 'CODGEO'],
      year,
      measures: { columns: withYear(columns, year) },
    },
  }
}

const povertyFloor: Trait = { floor: 5 }

export const inseeIncomes: Source = {
  ...shared,
  producer: 'Insee, DGFiP, Cnaf, Cnav, CCMSA',
  key: 'insee-filosofi',
  page: 'https://www.insee.fr/fr/statistiques/7756729',
  parts: [
    {
      key: 'base-cc-filosofi-2021',
      form: 'zip',
      address: 'https://www.insee.fr/fr/statistiques/fichier/7756729/base-cc-filosofi-2021-geo2025_csv.zip',
      fileName: /DS_FILOSOFI_CC(_\d{4})?_data\.csv$/i,
      isOptional: true,
      reading: melodiReading(incomeWords),
    },
    ...oldLevels.map((level) => fileOf(2021, level, true)),
    ...[2019, 2018, 2017, 2016].flatMap((year) => oldLevels.map((level) => fileOf(year, level, false))),
  ],
  traits: Object.fromEntries(Object.keys(povertyColumns).map((id) => [id, povertyFloor])),
  controlled: [],
}
