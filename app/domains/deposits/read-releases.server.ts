/**
 * The ledger of a party, and what it reads of the others, to mask and to attack what it lets out next. Rules: docs/rules/deposits.md
 * §3.4, §6.
 */
import { sql } from 'kysely'
import type { EarlierRelease, ReleasedTable } from '#app/domains/secrecy/secrecy.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { flagCorrected } from './corrections.ts'
import type { Audience } from './deposits.ts'
import { hasLeft } from './has-left.server.ts'

type ReleaseRow = {
  readonly datasetId: string
  readonly name: string
  readonly partyId: string
  readonly partyShortName: string
  readonly released: ReleasedTable
  readonly isReplaced: boolean
  readonly isCorrection: boolean
  /** Given by another party to a third one, which will read the next table too. */
  readonly isApart: boolean
}

/** Whose the next table is, and who will read it. */
type Readers = {
  readonly partyId: string
  readonly audience?: Audience
  readonly readerPartyId?: string | null
}

type Asked = Readers & {
  readonly ctgId: string
  /** What the next table corrects. */
  readonly correctsId: string | null
  /**
   * For a workstation: with what waits for its control (a correction that waits corrects nothing yet), without what other parties
   * have withdrawn, which is read no more.
   */
  readonly isToMask?: boolean
}

/**
 * What another party gave to a third one alone, which will read ours too: it reads both, though we do not.
 * @param readers of ours
 */
const isGivenApart = ({ partyId, audience = 'party', readerPartyId = null }: Readers) =>
  sql<boolean>`(dataset.audience = 'party' and dataset.party_id <> ${partyId} and reader_party_id <> ${partyId}
    and (${audience} <> 'party' or reader_party_id = ${readerPartyId}::uuid))`

/** What others have let this party read, or given apart: even withdrawn since. */
export const isHeldOfOthers = (readers: Readers) =>
  sql<boolean>`(dataset.party_id <> ${readers.partyId} and ${hasLeft('dataset')}
    and (dataset.audience <> 'party' or reader_party_id = ${readers.partyId} or ${isGivenApart(readers)}))`

/** Of another party: known by its counts, under no name of ours; what it does not show is not told. */
const ofAnother = ({ partyId, released }: Pick<ReleaseRow, 'partyId' | 'released'>): ReleasedTable => ({
  ...released,
  universe: JSON.stringify([partyId, released.universe]),
  cells: released.cells.map((line, y) =>
    line.map((cell, x) => (released.rows[y]?.isWithheld || released.columns[x]?.isWithheld ? null : cell)),
  ),
})

/**
 * Everything this party has let out in this CTG, as it left, and what the others have let it read, the first first: all of it, since
 * what is left out is not held against what comes next. What nobody could read never left. What replaces other figures leaves all
 * that its party said before of the same counts to be compared with it. What of the others: docs/decisions/0113, 0115.
 */
export async function readReleases(db: Reader, asked: Asked) {
  const { ctgId, partyId, correctsId, isToMask = false } = asked
  const isApart = sql<boolean>`(not ${isToMask} and ${isGivenApart(asked)})`
  const isAwaited = sql`(${isToMask} and state = 'checking' and corrects_id is null)`
  const isOfOthers = sql`((audience <> 'party' or reader_party_id = ${partyId}) and (not ${isToMask} or state <> 'withdrawn'))`
  const { rows } = await sql<ReleaseRow>`
    select dataset_id as "datasetId", dataset.name || ', ' || released_table.year as name, released, party.id as "partyId",
      party.short_name as "partyShortName",
      corrected_at is not null as "isReplaced", corrects_id is not null as "isCorrection", coalesce(${isApart}, false) as "isApart"
    from released_table
    join dataset on dataset.ctg_id = released_table.ctg_id and dataset.id = dataset_id
    join party on party.ctg_id = released_table.ctg_id and party.id = released_table.party_id
    where released_table.ctg_id = ${ctgId} and case when released_table.party_id = ${partyId}
      then ${hasLeft('dataset')} or ${isAwaited} else ${hasLeft('dataset')} and (${isOfOthers} or ${isApart}) end
    order by released_at, dataset_id, released_table.year`.execute(db)
  const isOwn = (row: Pick<ReleaseRow, 'partyId'>): boolean => row.partyId === partyId
  const left = flagCorrected(rows.map((row) => (isOwn(row) ? row : { ...row, released: ofAnother(row) })))
  const before = left.filter((row) => !row.isApart)
  return {
    /** Beside the ledger: whose they are. */
    names: before.map((row) => ({
      name: isOwn(row) ? row.name : `${row.name} (${row.partyShortName})`,
      isOfCorrected: row.datasetId === correctsId,
    })),
    ledger: before.map(
      (row): EarlierRelease => ({
        ...row.released,
        isCorrected: row.isCorrected || (correctsId !== null && isOwn(row)),
      }),
    ),
    /** Of those that this party does not read: held against what it lets out, and never told. */
    apart: left
      .filter((row) => row.isApart)
      .map((row): EarlierRelease => ({ ...row.released, isCorrected: row.isCorrected })),
    /** How many are of this party. */
    own: before.filter(isOwn).length,
    /** The same as long as it holds the same tables, of which the same are corrected. */
    standing: JSON.stringify(left.map(({ datasetId, isCorrected }) => [datasetId, isCorrected])),
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
