/** Loads and checks for the commands of the slice, and writes what was deposited. Every statement carries the CTG's id. */
import { sql } from 'kysely'
import { listHolders } from '#app/domains/ctg/queries.server.ts'
import type { IndicatorUnit } from '#app/domains/observatory/observatory.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { changedMeanwhile } from '#app/kernel/changed-meanwhile.ts'
import type { Reader, Transaction } from '#app/kernel/database.server.ts'
import { DomainError, found } from '#app/kernel/errors.ts'
import { addRows, rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import type { Release } from './count-tables.ts'
import type { Audience, DatasetState, Table } from './deposits.ts'
import { inputLabels } from './input-labels.fr.ts'
import type { DepositContent } from './inputs.ts'
import { depositsPermissions } from './permissions.ts'
import type { KnownPlace } from './read-place.ts'

type WithTransaction = Pick<Work, 'tx'>

/** @throws DomainError not-found */
export async function requireParty({ tx }: WithTransaction, ctgId: string, partyId: string): Promise<void> {
  const party = await rowOf(tx, 'party', { ctgId, id: partyId }).find(['id'])
  found(party, 'deposits.party-not-found')
}

type ForReader = {
  readonly ctgId: string
  readonly partyId: string
  readonly audience: Audience
  readonly readerPartyId: string | null
}

/** One other party of the CTG, where only one reads. @throws DomainError not-found | invalid */
export async function requireReader(
  work: WithTransaction,
  { ctgId, partyId, audience, readerPartyId }: ForReader,
): Promise<void> {
  if (readerPartyId === null || audience !== 'party') return
  await requireParty(work, ctgId, readerPartyId)
  if (readerPartyId === partyId) throw new DomainError('invalid', 'deposits.own-party')
}

const requestColumns = [
  ...(['id', 'title', 'state', 'version'] as const),
  ...(['asking_party_id as askingPartyId', 'asked_party_id as partyId', 'promised_on as promisedOn'] as const),
] as const

/** Locks a request until commit; its party is the one asked. @throws DomainError not-found */
export async function lockRequest(
  { tx }: WithTransaction,
  { ctgId, dataRequestId }: { readonly ctgId: string; readonly dataRequestId: string },
) {
  const row = await rowOf(tx, 'data_request', { ctgId, id: dataRequestId }).lock(requestColumns)
  return { ctgId, ...found(row, 'deposits.request-not-found') }
}
export type LockedRequest = Awaited<ReturnType<typeof lockRequest>>

type Parties = { readonly ctgId: string; readonly askedPartyId: string; readonly askingPartyId: string }

/** The party asked; where nobody may answer for it in Trame, the one that asks notes what it was answered. */
export async function findAnsweringParty(
  db: Reader,
  { ctgId, askedPartyId, askingPartyId }: Parties,
  today: string,
): Promise<string> {
  const { roles } = depositsPermissions.answerRequest
  const holders = await listHolders(db, { ctgId, partyIds: [askedPartyId], roles, today })
  return holders.length === 0 ? askingPartyId : askedPartyId
}

/** Locks a request until commit; its party is the one that answers it. @throws DomainError not-found */
export async function lockAnswered(
  work: Pick<Work, 'tx' | 'at' | 'actor'>,
  key: { readonly ctgId: string; readonly dataRequestId: string },
) {
  const request = await lockRequest(work, key)
  const parties = { ...request, askedPartyId: request.partyId }
  return { ...request, partyId: await findAnsweringParty(work.tx, parties, todayIn(work, key.ctgId)) }
}

/** A day one promises, or wishes for, is not past. @throws DomainError invalid, at its field */
export function requireToCome(day: string | null, today: string, field: string): void {
  if (day !== null && day < today)
    throw new DomainError('invalid', 'deposits.day-past', { [field]: inputLabels.dayPast })
}

/** @throws DomainError conflict when someone answered since the page was opened */
export function requireVersion(request: { readonly version: number }, opened: number): void {
  if (request.version !== opened) throw changedMeanwhile('deposits', {}, {})
}

/** What a deposit answers was asked of the party that deposits. @throws DomainError not-found | forbidden */
export async function requireRequestFor(
  work: WithTransaction,
  { ctgId, partyId, id }: { readonly ctgId: string; readonly partyId: string; readonly id: string },
): Promise<void> {
  const request = await lockRequest(work, { ctgId, dataRequestId: id })
  if (request.partyId !== partyId) throw new DomainError('forbidden', 'deposits.answer-request')
}

/** Locks a dataset until commit. @throws DomainError not-found */
export async function lockDataset(
  { tx }: WithTransaction,
  { ctgId, datasetId }: { readonly ctgId: string; readonly datasetId: string },
) {
  const row = await rowOf(tx, 'dataset', { ctgId, id: datasetId }).lock(['id', 'name', 'state', 'party_id as partyId'])
  return { ctgId, ...found(row, 'deposits.dataset-not-found') }
}

export type CtgPlace = KnownPlace & { readonly territoryCode: string | null; readonly areaId: string | null }

type TerritoryRow = {
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly siren: string | null
  readonly epciCode: string | null
  readonly eptCode: string | null
  readonly memberCount: number
}
type PlaceRows = {
  readonly communes: readonly TerritoryRow[]
  readonly groupings: readonly TerritoryRow[]
  readonly areas: readonly { readonly id: string; readonly name: string }[]
}

const compact = (codes: readonly (string | null)[]): readonly string[] => codes.flatMap((code) => code ?? [])

/** The places that a file of this CTG may name, and the code of its whole perimeter when it is one territory. One statement. */
export async function loadPlaces(db: Reader, ctgId: string) {
  const { rows } = await sql<PlaceRows>`
    with commune as (
      select territory.* from ctg_perimeter join territory on territory.code = territory_code where ctg_id = ${ctgId}
    )
    select
      coalesce((select json_agg(one order by name) from (
        select code, name, kind, siren, epci_code as "epciCode", ept_code as "eptCode", 0 as "memberCount" from commune) as one), '[]') as communes,
      coalesce((select json_agg(one) from (
        select code, name, kind, siren, null as "epciCode", null as "eptCode", (
            select count(*)::int from territory as member where member.kind = 'commune'
              and territory.code in (member.epci_code, member.ept_code)) as "memberCount"
        from territory
        where code in (select epci_code from commune union select ept_code from commune union select department_code from commune)
      ) as one), '[]') as groupings,
      coalesce((select json_agg(one order by name) from (
        select id, name from area where ctg_id = ${ctgId} order by name limit 1000) as one), '[]') as areas`.execute(db)
  const { communes = [], groupings = [], areas = [] } = rows[0] ?? {}
  const wholeCode =
    communes.length === 1
      ? (communes[0]?.code ?? null)
      : (groupings.find(
          ({ code, kind, memberCount }) =>
            kind !== 'departement' &&
            memberCount === communes.length &&
            communes.every(({ epciCode, eptCode }) => epciCode === code || eptCode === code),
        )?.code ?? null)
  const territories = [...communes, ...groupings].map(
    ({ code, name, siren }): CtgPlace => ({
      ...{ id: code, name, codes: compact([code, siren]), isWhole: code === wholeCode },
      ...{ territoryCode: code, areaId: null },
    }),
  )
  const named = areas.map(
    ({ id, name }): CtgPlace => ({
      ...{ id: `quartier:${id}`, name, codes: [], isWhole: false },
      ...{ territoryCode: null, areaId: id },
    }),
  )
  return { places: [...territories, ...named], wholeCode }
}

type NewDataset = {
  readonly ctgId: string
  readonly datasetId: string
  readonly partyId: string
  readonly table: Table
  readonly threshold: number | null
  readonly state: DatasetState
  readonly ledger: readonly Release[]
  readonly fields: {
    readonly name: string
    readonly unit: IndicatorUnit
    readonly statisticalUnit: string
    readonly definition: string
    readonly source: string
    readonly sourceOn: string
    readonly themeId: string | null
    readonly dataRequestId: string | null
    readonly correctsId: string | null
    readonly correctionReason: string
    readonly categoryName: string
    readonly audience: Audience
    readonly readerPartyId: string | null
    readonly isBlurredAtSource: boolean
  }
}

/** The dataset, its places, its cells and the line of the ledger: four statements, whatever the size. */
export async function saveTable({ tx, at, actor }: Work, dataset: NewDataset): Promise<void> {
  const { ctgId, datasetId, partyId, table, threshold, state, ledger, fields } = dataset
  await rowOf(tx, 'dataset', { ctgId, id: datasetId }).insert({
    party_id: partyId,
    theme_id: fields.themeId,
    data_request_id: fields.dataRequestId,
    ...{ corrects_id: fields.correctsId, correction_reason: fields.correctsId === null ? '' : fields.correctionReason },
    ...{
      name: fields.name,
      unit: fields.unit,
      statistical_unit: fields.statisticalUnit,
      definition: fields.definition,
    },
    ...{ source: fields.source, source_on: fields.sourceOn, category_name: fields.categoryName },
    ...{ categories: [...table.categories], audience: fields.audience, threshold, state },
    reader_party_id: fields.audience === 'party' ? fields.readerPartyId : null,
    is_blurred_at_source: fields.isBlurredAtSource,
    ...{ deposited_by: actor.name, deposited_at: at },
  })
  await sql`
    insert into dataset_place (ctg_id, dataset_id, place, name, territory_code, area_id)
    select ${ctgId}, ${datasetId}, place, name, "territoryCode", "areaId"
    from jsonb_to_recordset(${JSON.stringify(table.places)}::jsonb)
      as given (place integer, name text, "territoryCode" text, "areaId" uuid)`.execute(tx)
  await sql`
    insert into dataset_cell (ctg_id, dataset_id, place, category, year, value, status)
    select ${ctgId}, ${datasetId}, place, category, year, value, status
    from jsonb_to_recordset(${JSON.stringify(table.cells)}::jsonb)
      as given (place integer, category integer, year integer, value numeric, status figure_status)`.execute(tx)
  await addRows(
    tx,
    'released_table',
    ledger.map(({ year, released }) => ({
      ...{ ctg_id: ctgId, dataset_id: datasetId, year, party_id: partyId },
      ...{ released: JSON.stringify(released), released_at: at },
    })),
  )
}

/** The next file with these headings is read at once. */
export async function rememberMapping(
  tx: Transaction,
  ctgId: string,
  mapping: DepositContent['mapping'],
  at: Date,
): Promise<void> {
  if (mapping === null) return
  const { heads, ...rest } = mapping
  const saved = { mapping: JSON.stringify(rest), saved_at: at }
  await rowsOf(tx, 'deposit_mapping', { ctg_id: ctgId, heads }).put(saved)
}
