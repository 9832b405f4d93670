/** What the pages of shared data read. Functions that take a context start from the actor. */
import { type RawBuilder, sql } from 'kysely'
import { listParties, listThemes } from '#app/domains/ctg/queries.server.ts'
import type { IndicatorUnit } from '#app/domains/observatory/observatory.ts'
import type { EarlierRelease } from '#app/domains/secrecy/secrecy.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { authorize, found, foundById } from '#app/kernel/errors.ts'
import { allows, requireRight } from '#app/kernel/permission.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import type { CheckAnswer } from './check-deposit.server.ts'
import { correctionLabels } from './correction-labels.fr.ts'
import { gridOfTable, withoutJoined } from './corrections.ts'
import { type Audience, type DatasetState, readsFigures, refusalToWithdraw } from './deposits.ts'
import { loadPlacesFor } from './former-places.server.ts'
import { hasLeft } from './has-left.server.ts'
import { depositsLabels } from './labels.fr.ts'
import { type DatasetKey, loadTable } from './load-table.server.ts'
import { depositsPermissions } from './permissions.ts'
import type { Mapping } from './read-columns.ts'
import { readReleases } from './read-releases.server.ts'
import { listRequests } from './request-rows.server.ts'

export { listSeriesCorrections, type SeriesCorrection } from './frozen-corrections.server.ts'
export {
  getSeriesReading,
  latestOfSeries,
  listMemberSeries,
  listThemeSeries,
  memberSeriesOf,
} from './series.server.ts'

/** The page shows the last ones. */
const most = 200

export type DatasetRow = {
  readonly id: string
  readonly name: string
  readonly partyId: string
  readonly partyName: string
  readonly partyShortName: string
  readonly themeId: string | null
  readonly themeName: string | null
  readonly dataRequestId: string | null
  readonly unit: IndicatorUnit
  readonly statisticalUnit: string
  readonly definition: string
  readonly source: string
  readonly sourceOn: string
  readonly categoryName: string
  readonly categories: readonly string[]
  readonly audience: Audience
  readonly readerPartyId: string | null
  readonly readerPartyName: string | null
  readonly threshold: number | null
  readonly isBlurredAtSource: boolean
  readonly state: DatasetState
  /** Somebody may have read it. */
  readonly hasLeft: boolean
  readonly correctsId: string | null
  readonly correctsName: string | null
  readonly correctionReason: string
  readonly correctedOn: string | null
  /** What corrects it, being shown. */
  readonly correctedById: string | null
  readonly checkResult: CheckAnswer | null
  readonly depositedBy: string
  readonly depositedAt: Date
  readonly depositedOn: string
  readonly withdrawnBy: string
  readonly withdrawnOn: string | null
}

/** The last deposited first. */
async function listDatasets(
  db: Reader,
  ctgId: string,
  { only = sql`true`, size = most }: { readonly only?: RawBuilder<unknown>; readonly size?: number } = {},
): Promise<readonly DatasetRow[]> {
  const { rows } = await sql<DatasetRow>`
    select dataset.id, dataset.name, dataset.party_id as "partyId", party.name as "partyName",
      party.short_name as "partyShortName", dataset.theme_id as "themeId", theme.name as "themeName",
      data_request_id as "dataRequestId", unit, statistical_unit as "statisticalUnit", definition, source,
      source_on as "sourceOn", category_name as "categoryName", categories, audience, reader_party_id as "readerPartyId",
      reader.name as "readerPartyName", threshold, is_blurred_at_source as "isBlurredAtSource", state,
      ${hasLeft('dataset')} as "hasLeft",
      check_result as "checkResult", deposited_by as "depositedBy",
      deposited_at as "depositedAt",
      dataset.corrects_id as "correctsId", dataset.correction_reason as "correctionReason",
      (select former.name from dataset as former where former.ctg_id = ${ctgId} and former.id = dataset.corrects_id) as "correctsName",
      (corrected_at at time zone 'Europe/Paris')::date as "correctedOn",
      (select next.id from dataset as next where next.ctg_id = ${ctgId} and next.corrects_id = dataset.id
        and ${hasLeft('next')} order by next.deposited_at desc, next.id limit 1) as "correctedById",
      (deposited_at at time zone 'Europe/Paris')::date as "depositedOn", withdrawn_by as "withdrawnBy",
      (withdrawn_at at time zone 'Europe/Paris')::date as "withdrawnOn"
    from dataset
    join party on party.ctg_id = dataset.ctg_id and party.id = dataset.party_id
    left join party as reader on reader.ctg_id = dataset.ctg_id and reader.id = dataset.reader_party_id
    left join theme on theme.ctg_id = dataset.ctg_id and theme.id = dataset.theme_id
    where dataset.ctg_id = ${ctgId} and ${only}
    order by deposited_at desc, dataset.id limit ${size}`.execute(db)
  return rows
}

/** Its own party follows what is being checked, refused, or was withdrawn unread; its figures are read by whom it was meant for. */
const opens = ({ partyId, hasLeft }: Pick<DatasetRow, 'partyId' | 'hasLeft'>, actingPartyId: string): boolean =>
  partyId === actingPartyId || hasLeft

function refusalWords({ checkResult, correctsId }: Pick<DatasetRow, 'checkResult' | 'correctsId'>): string {
  const failure = checkResult?.failure ?? null
  return failure === null && correctsId !== null ? correctionLabels.unsafe : depositsLabels.dataset.refused(failure)
}

/** What was wrong tells the figures: it is read by whom reads them, and by who wrote it. */
function asRead(dataset: DatasetRow, actingPartyId: string) {
  const isRead = readsFigures(dataset, actingPartyId)
  const isTold = isRead || dataset.partyId === actingPartyId
  /** Why nobody reads it, and what to do: said on its page and to other software alike. */
  const refusal = dataset.state === 'refused' ? refusalWords(dataset) : null
  return { ...dataset, isRead, refusal, correctionReason: isTold ? dataset.correctionReason : '' }
}

/** What is shared, by whom and for whom, and what is asked. What is being checked or was refused is its own party’s business. */
export async function getSharedDataPage(context: Context, ctgId: string) {
  const { db, actor } = context
  const { partyId } = requireMembership(actor, ctgId)
  const [datasets, requests] = await Promise.all([
    listDatasets(db, ctgId),
    listRequests(db, { ctgId, actingPartyId: partyId }),
  ])
  return {
    ctgId,
    today: todayIn(context, ctgId),
    actingPartyId: partyId,
    datasets: datasets.filter((dataset) => opens(dataset, partyId)).map((dataset) => asRead(dataset, partyId)),
    requests,
    may: {
      deposit: allows(depositsPermissions.deposit, actor, { ctgId, partyId }),
      askData: allows(depositsPermissions.askData, actor, { ctgId }),
    },
  }
}
export type SharedDataPageData = Awaited<ReturnType<typeof getSharedDataPage>>

type DepositQuery = {
  readonly ctgId: string
  readonly dataRequestId: string | null
  /** The deposit that this one goes on from. */
  readonly previousId: string | null
  /** The deposit that this one corrects. */
  readonly correctsId: string | null
}

/** @throws DomainError forbidden for who deposits nothing; not-found for a request of another CTG, a deposit of another party */
export async function getDepositPage({ db, actor }: Context, { ctgId, dataRequestId, ...asked }: DepositQuery) {
  const { partyId } = requireMembership(actor, ctgId)
  requireRight(actor, depositsPermissions.deposit, { ctgId, partyId }, 'deposits.deposit')
  const previousId = asked.correctsId ?? asked.previousId
  const only = sql`dataset.id = ${previousId} and dataset.party_id = ${partyId}`
  const [{ places, wholeCode, released }, parties, themes, requests, mappings, ctg, previous, corrected] =
    await Promise.all([
      loadPlacesFor(db, ctgId, asked.correctsId),
      listParties(db, ctgId),
      listThemes(db, ctgId),
      listRequests(db, { ctgId, actingPartyId: partyId }),
      listMappings(db, ctgId),
      db.selectFrom('ctg').select('name').where('id', '=', ctgId).executeTakeFirst(),
      previousId === null ? null : listDatasets(db, ctgId, { only, size: 1 }),
      asked.correctsId === null ? null : loadTable(db, { ctgId, datasetId: asked.correctsId }),
    ])
  const said = previous && found(previous[0], 'deposits.dataset-not-found')
  const answered = requests.filter((request) => request.askedPartyId === partyId && request.state !== 'withdrawn')
  const request = dataRequestId === null ? null : foundById(answered, dataRequestId, 'deposits.request-not-found')
  return {
    ctgId,
    actingParty: foundById(parties, partyId, 'deposits.party-not-found'),
    parties: parties.map(({ id, name, shortName }) => ({ id, name, shortName })),
    themes: themes.map(({ id, name }) => ({ id, name })),
    places: places.map(({ id, name, codes, isWhole }) => ({ id, name, codes, isWhole })),
    whole: {
      name: places.find(({ isWhole }) => isWhole)?.name ?? found(ctg, 'ctg.not-found').name,
      code: wholeCode,
    },
    request,
    previous: said && saidOf(said),
    corrects: said &&
      corrected && {
        id: said.id,
        name: said.name,
        grid: gridOfTable(withoutJoined({ ...corrected, ...said }, released)),
      },
    mappings,
  }
}

/** What a deposit said of its figures: a series goes on by its name, its unit and what it counts. Why: docs/decisions/0079. */
const saidOf = ({ name, unit, statisticalUnit, definition, source, categoryName, ...said }: DatasetRow) => ({
  ...{ name, unit, statisticalUnit, definition, source, categoryName },
  ...{ themeId: said.themeId, audience: said.audience, readerPartyId: said.readerPartyId },
  ...{ threshold: said.threshold, isBlurredAtSource: said.isBlurredAtSource },
})
export type DepositPageData = Awaited<ReturnType<typeof getDepositPage>>

/** Of the last files read in this CTG, by their headings. */
async function listMappings(db: Reader, ctgId: string): Promise<readonly (Mapping & { readonly heads: string })[]> {
  const { rows } = await sql<Mapping & { readonly heads: string }>`
    select heads, (mapping ->> 'headerRow')::int as "headerRow", mapping -> 'roles' as roles from deposit_mapping
    where ctg_id = ${ctgId} order by saved_at desc limit 50`.execute(db)
  return rows
}

export type ReleasedBefore = {
  readonly name: string
  readonly released: EarlierRelease
  /** Of what the next table corrects. */
  readonly isOfCorrected: boolean
}

/**
 * What this party has let out in this CTG and what it reads of the others, to mask the next table with it, the first first as the
 * attacker of the server reads it.
 * @param correctsId what the next table corrects
 * @throws DomainError forbidden for who deposits nothing
 */
export async function listReleased(
  { db, actor }: Context,
  ctgId: string,
  correctsId: string | null = null,
): Promise<readonly ReleasedBefore[]> {
  const { partyId } = requireMembership(actor, ctgId)
  requireRight(actor, depositsPermissions.deposit, { ctgId, partyId }, 'deposits.deposit')
  const { names, ledger } = await readReleases(db, { ctgId, partyId, correctsId, isToMask: true })
  return ledger.map((released, rank) => ({ name: '', isOfCorrected: false, ...names[rank], released }))
}

/** Where a list of them stopped. */
type LastGiven = { readonly depositedAt: Date; readonly id: string }

/** The same datasets by parts, for other software. One more than `size` says that others follow. */
export async function listDatasetsAfter(
  { db, actor }: Pick<Context, 'db' | 'actor'>,
  ctgId: string,
  { after, size }: { readonly after: LastGiven | undefined; readonly size: number },
) {
  const { partyId } = requireMembership(actor, ctgId)
  const isOpen = sql`(dataset.party_id = ${partyId} or ${hasLeft('dataset')})`
  const follows =
    after === undefined
      ? sql`true`
      : sql`(deposited_at < ${after.depositedAt} or (deposited_at = ${after.depositedAt} and dataset.id > ${after.id}))`
  const rows = await listDatasets(db, ctgId, { only: sql`${isOpen} and ${follows}`, size: size + 1 })
  return rows.map((dataset) => asRead(dataset, partyId))
}

/** @throws DomainError not-found for a stranger, for another CTG’s dataset, and for one its party has not shown */
export async function getDatasetPage({ db, actor }: Context, key: DatasetKey) {
  const { ctgId } = key
  const { partyId } = requireMembership(actor, ctgId)
  const [row] = await listDatasets(db, ctgId, { only: sql`dataset.id = ${key.datasetId}` })
  const dataset = asRead(found(row && opens(row, partyId) ? row : undefined, 'deposits.dataset-not-found'), partyId)
  const table = dataset.isRead ? await loadTable(db, key) : null
  return {
    ctgId,
    dataset,
    table: table && { ...table, categories: dataset.categories },
    may: {
      correct:
        allows(depositsPermissions.deposit, actor, { ctgId, partyId: dataset.partyId }) &&
        (dataset.state === 'shown' || dataset.state === 'withdrawn') &&
        dataset.correctedOn === null,
      goOn:
        dataset.partyId === partyId &&
        dataset.correctedOn === null &&
        allows(depositsPermissions.deposit, actor, { ctgId, partyId: dataset.partyId }),
      withdraw:
        allows(depositsPermissions.withdraw, actor, { ctgId, partyId: dataset.partyId }) &&
        refusalToWithdraw(dataset) === undefined,
    },
  }
}
export type DatasetPageData = Awaited<ReturnType<typeof getDatasetPage>>

/** The same figures, for a file. @throws DomainError not-found as its page; forbidden for whom it is not meant for */
export async function getDatasetFile(context: Context, key: DatasetKey) {
  const { dataset, table } = await getDatasetPage(context, key)
  authorize(table !== null, 'deposits.read-dataset')
  return { dataset, table }
}
