/** The ledger of a party, read to mask and to attack what it lets out next. Rules: docs/rules/deposits.md §3.4, §6. */
import { sql } from 'kysely'
import type { EarlierRelease, ReleasedTable } from '#app/domains/secrecy/secrecy.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { flagCorrected } from './corrections.ts'
import { hasLeft } from './has-left.server.ts'

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
  /** What the next table corrects. */
  readonly correctsId: string | null
  /** What waits for its control too, beside which one masks; a correction that waits corrects nothing yet. */
  readonly isWithAwaited?: boolean
}

/**
 * Everything this party has let out in this CTG, as it left, the first first: all of it, since what is left out is not held against
 * what comes next. What nobody could read never left. What replaces other figures leaves all that was said before of the same
 * counts to be compared with it.
 */
export async function readReleases(db: Reader, { ctgId, partyId, correctsId, isWithAwaited = false }: Asked) {
  const isAwaited = sql`(${isWithAwaited} and state = 'checking' and corrects_id is null)`
  const { rows } = await sql<ReleaseRow>`
    select dataset_id as "datasetId", dataset.name || ', ' || released_table.year as name, released,
      corrected_at is not null as "isReplaced", corrects_id is not null as "isCorrection" from released_table
    join dataset on dataset.ctg_id = released_table.ctg_id and dataset.id = dataset_id
    where released_table.ctg_id = ${ctgId} and released_table.party_id = ${partyId} and (${hasLeft('dataset')} or ${isAwaited})
    order by released_at, dataset_id, released_table.year`.execute(db)
  const before = flagCorrected(rows)
  return {
    /** Beside the ledger: whose they are. */
    names: before.map(({ name, datasetId }) => ({ name, isOfCorrected: datasetId === correctsId })),
    ledger: before.map(
      ({ released, isCorrected }): EarlierRelease => ({ ...released, isCorrected: isCorrected || correctsId !== null }),
    ),
    /** The same as long as it holds the same tables, of which the same are corrected. */
    standing: JSON.stringify(before.map(({ datasetId, isCorrected }) => [datasetId, isCorrected])),
  }
}

/** What is checked: its own tables, by year. */
export async function readDeposited(
  db: Reader,
  { ctgId, datasetId }: { readonly ctgId: string; readonly datasetId: string },
): Promise<readonly ReleasedTable[]> {
  const { rows } = await sql<Pick<ReleaseRow, 'released'>>`
    select released from released_table where ctg_id = ${ctgId} and dataset_id = ${datasetId} order by year`.execute(db)
  return rows.map(({ released }) => released)
}
