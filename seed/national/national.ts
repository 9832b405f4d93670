/** The figures of the country that Trame carries; README.md says where they come from. */
import path from 'node:path'
import type { NationalSource } from '#app/domains/observatory/warehouse-build.server.ts'
import { listDepartmentRegions } from '#app/domains/territory/load-territories.server.ts'
import { indicators } from '../figures/indicators.ts'
import { filosofiColumns } from './columns.ts'

const withheld: ReadonlySet<string> = new Set(filosofiColumns.map(({ id }) => id))

/** Metropolitan France, Martinique and La Réunion: of the rest of the overseas it publishes nothing, whatever the size. */
const isInFilosofi = (communeCode: string): boolean => !/^9(7[^24]|8)/.test(communeCode)

export const nationalSource: NationalSource = {
  file: path.join(import.meta.dirname, 'figures.parquet'),
  centresFile: path.join(import.meta.dirname, 'centres.parquet'),
  outlinesFile: path.join(import.meta.dirname, 'outlines.parquet'),
  quartersFile: path.join(import.meta.dirname, 'quarters.parquet'),
  shownAs: new Map(indicators.map(({ id, decimals, isRate }) => [id, { decimals, isRate }])),
  regionOf: listDepartmentRegions(),
  // Filosofi leaves out what the fiscal secret withholds; other sources say nothing of the communes they do not publish.
  absentStatus: (indicatorId, communeCode) =>
    withheld.has(indicatorId) && isInFilosofi(communeCode) ? 'secret' : 'not-published',
}
