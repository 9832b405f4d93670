/** The sources that this version knows how to load, in the order in which they are shown. Pure. */
import { cafBenefits, cafChildcare, cafIncomeBands } from './caf-sources.ts'
import { inseeBirths, inseeIncomes, inseePopulations } from './insee-sources.ts'
import { listIndicators, type Source, type SourceKey, sourceKeys } from './source.ts'

const byKey: Readonly<Record<SourceKey, Source>> = {
  'caf-accueil-jeune-enfant': cafChildcare,
  'caf-prestations': cafBenefits,
  'caf-quotient-familial': cafIncomeBands,
  'insee-naissances': inseeBirths,
  'insee-populations': inseePopulations,
  'insee-filosofi': inseeIncomes,
}

export const sources: readonly Source[] = sourceKeys.map((key) => byKey[key])

export const sourceOf = (key: SourceKey): Source => byKey[key]
export const findSource = (key: string): Source | undefined => sources.find((source) => source.key === key)

const indicatorsOf = new Map(sources.map((source) => [source, new Set(listIndicators(source))]))

/** The sources that give one of these indicators, in the order of the table. */
export const sourcesOf = (indicatorIds: readonly string[]): readonly Source[] =>
  sources.filter((source) => indicatorIds.some((id) => indicatorsOf.get(source)?.has(id)))
