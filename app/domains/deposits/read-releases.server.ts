/** The ledger of a party, read to mask and to attack what it lets out next. Rules: docs/rules/deposits.md §3.4, §6. */
import { sql } from 'kysely'
import type { EarlierRelease, ReleasedTable } from '#app/domains/secrecy/secrecy.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { flagCorrected } from './corrections.ts'

type ReleaseRow = {
  readonly datasetId: string
  readonly name: string
  readonly released: ReleasedTable
  readonly isReplaced: boolean
  readonly isCorrection: boolean
}

type Asked = {
  readonly ctgId: string
  readonly partyId: string
  /** What is being checked; null for what is not deposited yet. */
  readonly datasetId: string | null
  readonly correctsId: string | null
}

/**
 * Everything this party has let out in this CTG, as it left, the first first; what was refused never left. What replaces other
 * figures leaves all that was said before of the same counts to be compared with it.
 */
export async function readReleases(db: Reader, { ctgId, partyId, datasetId, correctsId }: Asked) {
  const { rows } = await sql<ReleaseRow>`
    select dataset_id as "datasetId", dataset.name || ', ' || released_table.year as name, released,
      corrected_at is not null as "isReplaced", corrects_id is not null as "isCorrection" from released_table
    join dataset on dataset.ctg_id = released_table.ctg_id and dataset.id = dataset_id
    where released_table.ctg_id = ${ctgId} and released_table.party_id = ${partyId}
      and (dataset.state <> 'refused' or dataset.id = ${datasetId})
    order by released_at, dataset_id limit 1000`.execute(db)
  const before = flagCorrected(rows.filter((row) => row.datasetId !== datasetId))
  return {
    ours: rows.filter((row) => row.datasetId === datasetId).map(({ released }) => released),
    /** Beside the ledger: whose they are. */
    names: before.map(({ name, datasetId: id }) => ({ name, isOfCorrected: id === correctsId })),
    ledger: before.map(
      ({ released, isCorrected }): EarlierRelease => ({ ...released, isCorrected: isCorrected || correctsId !== null }),
    ),
  }
}
