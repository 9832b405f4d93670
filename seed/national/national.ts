/** The figures of the country that Trame carries; README.md says where they come from. Pure. */
import path from 'node:path'
import type { NationalSource } from '#app/domains/observatory/warehouse-build.server.ts'

export const nationalSource: NationalSource = {
  file: path.join(import.meta.dirname, 'figures.parquet'),
  centresFile: path.join(import.meta.dirname, 'centres.parquet'),
  // Filosofi leaves out what the fiscal secret withholds; a population is published for every commune where one is counted.
  absentStatus: (indicatorId) => (indicatorId === 'population' ? 'not-published' : 'secret'),
}
