/**
 * The series of the parties, read as public indicators are: under their theme, after them, and frozen under findings. Only those
 * that who reads may read. Rules: docs/rules/deposits.md §4.
 */
import { type RawBuilder, sql } from 'kysely'
import { assembleFigures, freeze } from '#app/domains/observatory/assemble-figures.ts'
import type { FrozenReading } from '#app/domains/observatory/frozen-reading.ts'
import type { Indicator, IndicatorFigures, IndicatorUnit } from '#app/domains/observatory/observatory.ts'
import { type FigureStatus, openFigures } from '#app/domains/observatory/theme-figures.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import { type Audience, isForMembers, readsFigures, seriesIndicatorId, whole } from './deposits.ts'
import { hasLeft } from './has-left.server.ts'
import { depositsLabels as t } from './labels.fr.ts'

/** Under a theme, the last deposited first: more are read on the page of shared data. */
const most = 30

type SeriesRow = {
  readonly id: string
  readonly name: string
  readonly unit: IndicatorUnit
  readonly statisticalUnit: string
  readonly definition: string
  readonly source: string
  readonly threshold: number | null
  readonly audience: Audience
  readonly partyId: string
  readonly readerPartyId: string | null
  readonly partyName: string
  /** Of the whole that it is read for; null where it says none. */
  readonly wholeName: string | null
  readonly cells: readonly { readonly year: number; readonly value: number | null; readonly status: FigureStatus }[]
}

/** What is of the whole perimeter, all together, year by year. */
const listRows = async (db: Reader, ctgId: string, which: { readonly themeId: string } | { readonly id: string }) => {
  const filter = 'id' in which ? sql`dataset.id = ${which.id}` : sql`dataset.theme_id = ${which.themeId}`
  const { rows } = await sql<SeriesRow>`
    select dataset.id, dataset.name, unit, statistical_unit as "statisticalUnit", definition, source, threshold, audience,
      party_id as "partyId", reader_party_id as "readerPartyId", party.name as "partyName",
      (select dataset_place.name from dataset_place where dataset_place.ctg_id = ${ctgId} and dataset_id = dataset.id and place = ${whole}
      ) as "wholeName",
      coalesce((select json_agg(json_build_object('year', year, 'value', value, 'status', status) order by year)
        from dataset_cell where dataset_cell.ctg_id = ${ctgId} and dataset_id = dataset.id and place = ${whole} and category = ${whole}
      ), '[]') as cells
    from dataset join party on party.ctg_id = dataset.ctg_id and party.id = dataset.party_id
    where dataset.ctg_id = ${ctgId} and state = 'shown' and category_name = '' and ${filter}
    order by deposited_at desc limit ${most}`.execute(db)
  return rows
}

const indicatorOf = (row: SeriesRow): Indicator => ({
  id: seriesIndicatorId(row.id),
  name: row.name,
  ...{ shortName: null, parentId: null, unit: row.unit, decimals: row.unit === 'count' ? 0 : 1 },
  ...{ statisticalUnit: row.statisticalUnit, definition: row.definition },
  ...{ numerator: null, denominator: null, numeratorId: null, denominatorId: null },
  ...{ isRate: row.unit !== 'count', direction: 'neutral', usualLagMonths: 0 },
  producer: row.partyName,
  source: t.seriesSource(row),
  secrecyRule: t.secrecyRule(row.threshold),
})

/** Where series are read: nowhere else is it compared with anything. */
const here = 'perimetre'
const scene = {
  own: { code: here, memberCodes: [] },
  ...{ members: [], ownCodes: new Set([here]), communes: [], frames: [], groups: [] },
}

function figuresOf(row: SeriesRow, until?: number): IndicatorFigures {
  const indicator = indicatorOf(row)
  const figures = row.cells.map((cell) => ({ ...cell, indicatorId: indicator.id, territoryCode: here }))
  return assembleFigures(openFigures(figures, [indicator]), indicator, scene, until)
}

export type ThemeSeries = { readonly figures: IndicatorFigures; readonly isForMembers: boolean }

/** The series of a theme that who acts for this party may read. */
export async function listThemeSeries(
  db: Reader,
  {
    ctgId,
    themeId,
    actingPartyId,
  }: { readonly ctgId: string; readonly themeId: string; readonly actingPartyId: string },
): Promise<readonly ThemeSeries[]> {
  const rows = await listRows(db, ctgId, { themeId })
  return (
    rows
      .filter((row) => readsFigures({ ...row, state: 'shown' }, actingPartyId))
      .map((row) => ({ figures: figuresOf(row), isForMembers: isForMembers({ ...row, state: 'shown' }) }))
      // A series that says nothing of the whole is read on its own page.
      .filter(({ figures }) => figures.year !== null)
  )
}

/**
 * One reading of a series, as a finding freezes it.
 * @throws DomainError not-found for a series of another CTG, and for one that not every member reads
 */
export async function getSeriesReading(
  db: Reader,
  {
    ctgId,
    datasetId,
    year,
  }: { readonly ctgId: string; readonly datasetId: string; readonly year?: number | undefined },
  territoryCode: string,
): Promise<FrozenReading> {
  const rows = await listRows(db, ctgId, { id: datasetId })
  const row = found(
    rows.find((one) => isForMembers({ ...one, state: 'shown' })),
    'deposits.dataset-not-found',
  )
  return freeze(figuresOf(row, year), { code: territoryCode, name: row.wholeName ?? row.partyName })
}

/** What a deposit became: itself, or the last of those that correct it, which may bear another name. */
const headOf = (ctgId: RawBuilder<unknown>, datasetId: RawBuilder<unknown>) =>
  sql`(with recursive chain as (
    select ${datasetId} as id, 0 as step
    union all
    select next.id, step + 1 from chain
    join dataset as next on next.ctg_id = ${ctgId} and next.corrects_id = chain.id and ${hasLeft('next')}
  ) select id from chain order by step desc, id limit 1)`

/**
 * The last known figure of the whole in a series: of every deposit of its party that bears the same name and counts the same,
 * since a deposit never changes. For a statement whose rows name the series. Rules: docs/rules/deposits.md §4.
 */
export const latestOfSeries = (ctgId: RawBuilder<unknown>, seriesId: RawBuilder<unknown>) =>
  sql<{ readonly value: number; readonly year: number }>`(
    select cell.value, cell.year from dataset named
    join dataset same on same.ctg_id = named.ctg_id and same.party_id = named.party_id and same.name = named.name
      and same.unit = named.unit and same.statistical_unit = named.statistical_unit
    join dataset_cell cell on cell.ctg_id = same.ctg_id and cell.dataset_id = same.id and place = ${whole} and category = ${whole}
    where named.ctg_id = ${ctgId} and named.id = ${headOf(ctgId, seriesId)} and same.state = 'shown' and same.audience <> 'party'
      and same.category_name = '' and cell.value is not null
    order by cell.year desc, same.deposited_at desc limit 1)`

export type MemberSeries = {
  /** Of its last deposit. */
  readonly id: string
  /** Of all its deposits, those corrected or withdrawn since too. */
  readonly ids: readonly string[]
  readonly name: string
  readonly unit: IndicatorUnit
  readonly statisticalUnit: string
  readonly partyName: string
  readonly value: number | null
  readonly year: number | null
}

/** Series that every member reads, each once whatever its deposits, by name; a hundred at most: a statement, or part of one. */
const selectMemberSeries = (ctgId: string, id?: string) => sql<MemberSeries>`
    with kept as (
      select (array_agg(dataset.id order by dataset.deposited_at desc) filter (where dataset.state = 'shown'))[1] as id,
        array_agg(dataset.id) as ids, head.name, head.unit, head.statistical_unit as "statisticalUnit", party.name as "partyName"
      from dataset join party on party.ctg_id = dataset.ctg_id and party.id = dataset.party_id
      join dataset head on head.ctg_id = dataset.ctg_id and head.id = ${headOf(sql`${ctgId}`, sql.ref('dataset.id'))}
      where dataset.ctg_id = ${ctgId} and ${hasLeft('dataset')} and dataset.audience <> 'party' and dataset.category_name = ''
      group by head.name, head.unit, head.statistical_unit, party.id, party.name
      having bool_or(dataset.state = 'shown'))
    select kept.*, latest.value, latest.year from kept
    left join lateral ${latestOfSeries(sql`${ctgId}`, sql.ref('kept.id'))} latest on true
    where ${id ?? null}::uuid is null or ${id ?? null}::uuid = any(ids)
    order by name, "partyName" limit 100`

/** The same, as a column of any statement. */
export const memberSeriesOf = (ctgId: string) =>
  sql<MemberSeries[]>`(select coalesce(json_agg(series), '[]') from (${selectMemberSeries(ctgId)}) as series)`

export async function listMemberSeries(db: Reader, ctgId: string, id: string): Promise<readonly MemberSeries[]> {
  const { rows } = await selectMemberSeries(ctgId, id).execute(db)
  return rows
}
