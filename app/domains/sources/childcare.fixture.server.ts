/** What tests of imports start from: the coverage of childcare as data.caf.fr gives it, on what is shipped, cut. The numbers are made up. */
import path from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { nationalSource } from '#seed/national/national.ts'
import type { OpenDataServer, OpenRecord } from '#test/open-data-server.ts'

/** What is shipped, cut to one commune: the file of figures is made again at each test. */
export async function cutShipped(dataFolder: string) {
  const file = path.join(dataFolder, 'shipped.parquet')
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  await connection.run(
    `copy (select * from read_parquet('${nationalSource.file}') where territory = '92036') to '${file}' (format parquet)`,
  )
  connection.closeSync()
  return { ...nationalSource, file }
}

const rates = (level: string, code: string, row: OpenRecord): OpenRecord => {
  const modes = { txcouv_eaje: 20, txcouv_am_ind: 30, txcouv_prescol: 2, txcouv_gad_ind: 1 }
  return {
    annee: '2023',
    [`num${level === 'reg' ? 'regi' : level}`]: code,
    [`nom${level}`]: 'Un territoire',
    ...Object.fromEntries(Object.entries(modes).map(([name, value]) => [`${name}_${level}`, value])),
    ...row,
  }
}

/** The five levels of the coverage of childcare, and places. */
export function giveChildcare(server: Pick<OpenDataServer, 'sets'>): void {
  server.sets.set('txcouv_pe_com', [
    rates('com', '92036', { txcouv_com: 57.4 }),
    rates('com', 'XXX', { txcouv_com: 12 }),
  ])
  server.sets.set('txcouv_pe_epci', [
    rates('epci', '200023737', { txcouv_epci: '61,5' }),
    rates('epci', 'XX', { txcouv_epci: 195.8, nomepci: 'XX' }),
    rates('epci', '200054781', { txcouv_epci: 1_957 }),
  ])
  server.sets.set('txcouv_pe_dep', [rates('dep', '92', { txcouv_dep: 72.1 }), rates('dep', '1', { txcouv_dep: 64.5 })])
  const regions = Array.from({ length: 130 }, (_, index) =>
    rates('reg', '11', { annee: `${1890 + index}`, txcouv_reg: 57.2 }),
  )
  server.sets.set('txcouv_pe_reg', [...regions, rates('reg', '11', { txcouv_reg: 57.2 })])
  server.sets.set('txcouv_pe_nat', [rates('nat', '', { annee: '2023-01-01', txcouv_nat: 60.9 })])
  server.sets.set('nbpla_pe_dep', [
    {
      annee: 2023,
      numdep: '92',
      nomdep: 'Hauts-de-Seine',
      tot_offre_dep: 36_050,
      pl_eaje_dep: 20_000,
      pl_am_ind_dep: 6_000,
    },
    { annee: 2023, numdep: 'XXX', nomdep: 'XXX', tot_offre_dep: 15, pl_eaje_dep: 15, pl_am_ind_dep: 0 },
  ])
  server.sets.set('txcouv_pe_com_hist', [
    rates('com', '92036', { annee: '2022', txcouv_com: 55 }),
    rates('com', '92036', { txcouv_com: 1 }),
  ])
}
