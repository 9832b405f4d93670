/** The figures of the country that Trame carries; README.md says where they come from. Pure. */
import path from 'node:path'
import type { NationalSource } from '#app/domains/observatory/warehouse-build.server.ts'
import { filosofiColumns } from './columns.ts'

const withheld: ReadonlySet<string> = new Set(filosofiColumns.map(({ id }) => id))

export const nationalSource: NationalSource = {
  file: path.join(import.meta.dirname, 'figures.parquet'),
  centresFile: path.join(import.meta.dirname, 'centres.parquet'),
  // Filosofi leaves out what the fiscal secret withholds; other sources say nothing of the communes they do not publish.
  absentStatus: (indicatorId) => (withheld.has(indicatorId) ? 'secret' : 'not-published'),
}
