/** Work in the background: what was deposited is attacked by itself and with what left before; only then is it shown. It fails closed. Rules: docs/rules/deposits.md §3. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { askOnce } from '#app/domains/documents/run-worker.server.ts'
import {
  type AuditFailure,
  defaultRule,
  type EarlierRelease,
  type ReleasedTable,
  type SecrecyRule,
} from '#app/domains/secrecy/secrecy.ts'
import type { Author } from '#app/kernel/actor.ts'
import type { Database, Transaction } from '#app/kernel/database.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { enqueue } from '#app/kernel/jobs.server.ts'
import { log } from '#app/kernel/log.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { isBlurred, lowestThreshold } from './deposits.ts'
import { loadBlurred } from './load-table.server.ts'
import { readDeposited, readReleases } from './read-releases.server.ts'
import { showDeposit } from './show-deposit.server.ts'
import { blurredRule } from './unmasked-corrections.ts'

const payloadShape = z.object({
  ctgId: z.uuid(),
  datasetId: z.uuid(),
  author: z.object({ personId: z.uuid().nullable(), name: z.string() }),
})
type DatasetKey = { readonly ctgId: string; readonly datasetId: string }

export type CheckRequest = {
  readonly tables: readonly ReleasedTable[]
  readonly rule: SecrecyRule
  readonly ledger: readonly EarlierRelease[]
  /** How many of them are told: those of its party. */
  readonly own: number
}
/** `given-apart`: beside what another party gave to one that reads this too, and not to who deposits. */
export type CheckFailure = AuditFailure | 'given-apart'
/**
 * What is kept of an audit: counts. Where the weak cells are is not told to the server's pages; nor is what it was of tables of other
 * parties, which not all of its readers read.
 */
export type CheckAnswer = {
  readonly isSafe: boolean
  readonly failure: CheckFailure | null
  readonly hidden: number
  readonly exact: number
  readonly tooTight: number
  readonly earlier: number
}

/** A département by communes and bands is attacked in half a minute. */
const limits = { seconds: 180, megabytes: 512 }
const worker = new URL('./check-worker.server.ts', import.meta.url)

/** Asks for the check once the transaction commits. A correction under a name that older nodes do not take: they would not mark what it corrects. */
export const askForCheck = (
  { tx, actor }: Pick<Work, 'tx' | 'actor'>,
  { isCorrection, ...key }: DatasetKey & { readonly isCorrection: boolean },
): Promise<void> =>
  enqueue(
    tx,
    isCorrection ? 'check-correction' : 'check-deposit',
    { ...key, author: { personId: actor.personId, name: actor.name } },
    `check-deposit:${key.datasetId}`,
    { isUrgent: true },
  )

const loadDataset = (db: Database, { ctgId, datasetId }: DatasetKey) =>
  rowsOf(db, 'dataset', { ctg_id: ctgId, id: datasetId })
    .select(['state', 'threshold', 'statistical_unit as statisticalUnit', 'party_id as partyId'])
    .select(['data_request_id as dataRequestId', 'corrects_id as correctsId', 'unit'])
    .select(['is_blurred_at_source as isBlurredAtSource', 'audience', 'reader_party_id as readerPartyId'])
    .executeTakeFirst()

/** A thread that ends without an answer proves nothing about the table, which is then not shown. */
async function attack(request: CheckRequest): Promise<CheckAnswer> {
  const nothing = { hidden: 0, exact: 0, tooTight: 0, earlier: request.own }
  try {
    return await askOnce<CheckRequest, CheckAnswer>(worker, limits, request)
  } catch (error) {
    if (!(error instanceof DomainError)) log.error({ err: error }, 'a deposit could not be checked')
    return { isSafe: false, failure: 'solver', ...nothing }
  }
}

type Held = { readonly ledger: readonly EarlierRelease[]; readonly apart: readonly EarlierRelease[] }

/** What is found only beside figures that the depositor does not read is told as such, and nothing else of them. */
async function attackBoth(request: Omit<CheckRequest, 'ledger'>, { ledger, apart }: Held): Promise<CheckAnswer> {
  const answer = await attack({ ...request, ledger })
  if (!answer.isSafe || apart.length === 0) return answer
  const { isSafe } = await attack({ ...request, ledger: [...ledger, ...apart] })
  return isSafe ? answer : { ...answer, isSafe, failure: 'given-apart' }
}

/** Each time, something else was shown meanwhile. */
const mostRounds = 20

/**
 * Checked once: a second run finds it shown or refused, and does nothing. Only what was attacked beside the ledger as it stands is
 * shown.
 */
export async function checkDeposit(db: Database, at: Date, payload: unknown): Promise<void> {
  const { author, ...key } = payloadShape.parse(payload)
  const dataset = await loadDataset(db, key)
  if (dataset?.state !== 'checking') return
  const blurred = isBlurred(dataset) ? await loadBlurred(db, key) : undefined
  const threshold = dataset.threshold ?? lowestThreshold
  const rule = blurred ? blurredRule : { ...defaultRule(dataset.statisticalUnit), threshold }
  const tables = blurred?.tables ?? (await readDeposited(db, key))
  for (let round = 0; round < mostRounds; round++) {
    const { standing, ...left } = await readReleases(db, { ...key, ...dataset })
    const held = blurred ? { ledger: blurred.ledger, apart: [] } : left
    const answer = await attackBoth({ rule, tables, own: blurred?.ledger.length ?? left.own }, held)
    const isSettled = await db
      .transaction()
      .execute((tx) => settle({ tx, at, author }, key, dataset, { answer, standing }))
    if (isSettled) return
  }
  throw new Error('what parties show changes faster than a deposit is checked')
}

type Settling = { readonly tx: Transaction; readonly at: Date; readonly author: Omit<Author, 'memberships'> }
type Attacked = { readonly answer: CheckAnswer; readonly standing: string }

/** @returns false when the ledger is no more the one that was attacked */
async function settle(
  { tx, at, author }: Settling,
  { ctgId, datasetId }: DatasetKey,
  dataset: Parameters<typeof showDeposit>[2] &
    Pick<Parameters<typeof readReleases>[1], 'partyId' | 'audience' | 'readerPartyId'>,
  { answer, standing }: Attacked,
): Promise<boolean> {
  // Deposits of a CTG are shown one after the other, whatever their party: two may say the same counts.
  await sql`select id from party where ctg_id = ${ctgId} order by id for no key update`.execute(tx)
  if ((await readReleases(tx, { ctgId, ...dataset })).standing !== standing) return false
  const { numUpdatedRows } = await tx
    .updateTable('dataset')
    .set({ state: answer.isSafe ? 'shown' : 'refused', check_result: JSON.stringify(answer) })
    .where('ctg_id', '=', ctgId)
    .where('id', '=', datasetId)
    .where('state', '=', 'checking')
    .executeTakeFirst()
  if (numUpdatedRows > 0n && answer.isSafe)
    await showDeposit({ tx, at, newId: randomUUID, actor: { ...author, memberships: [] } }, ctgId, dataset)
  return true
}
