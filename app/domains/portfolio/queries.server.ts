/** What the pages of the portfolio read. Every function starts from the actor: her memberships, and nothing beyond. Rules: docs/rules/portfolio.md. */
import { sql } from 'kysely'
import { warehouseVersion } from '#app/domains/observatory/warehouse.server.ts'
import { countAnsweredOfMany } from '#app/domains/sppe/queries.server.ts'
import { dayStart, parisDay, parisZone } from '#app/kernel/calendar.ts'
import { compileOnce, type SlotOf } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { getCoverage, summarise } from './coverage-queries.server.ts'
import { type CtgStates, createCtgKeeper, readStates } from './kept-by-ctg.server.ts'
import {
  countSignals,
  filterRows,
  listEnding,
  type PortfolioFilter,
  type PortfolioSort,
  pageSize,
  shownColumns,
  sortRows,
  totalsOf,
} from './portfolio.ts'
import { listPortfolioRows } from './rows.server.ts'
import { lastMonday, sinceLines, toldActs } from './since-monday.ts'

type SinceKey = { readonly ctgIds: readonly string[]; readonly from: Date }

/** A corrected or erased act or signature counts once, as it now stands. Any other line is an act of its own. */
const oneThing = sql.raw(
  "case when subject_type in ('signature', 'authorising-act') then subject_id::text else id::text end",
)

/** CTG by CTG: what is hidden of each is then read by its index, and not that of the whole country (docs/decisions/0073). */
const askSince = compileOnce(
  (_db, slot: SlotOf<SinceKey>) => sql<{ readonly ctgId: string; readonly act: string; readonly count: number }>`
    select asked.ctg_id as "ctgId", told.act, told.count
    from unnest(${slot('ctgIds')}::uuid[]) as asked (ctg_id)
    cross join lateral (
      select action as act, count(*)::int as count from (
        select distinct on (${oneThing}) action, detail from audit_entry
        where audit_entry.ctg_id = asked.ctg_id and at >= ${slot('from')}
          and action in (${sql.join([...toldActs, 'signature.erased'].map((act) => sql.lit(act)))})
        order by ${oneThing}, id desc) as standing
      where action <> 'signature.erased'
        and (action <> 'authorising-act.recorded' or detail #>> '{after,adoptedOn}' is not null)
      group by action) as told`,
)

type ActCounts = readonly { readonly ctgId: string; readonly act: string; readonly count: number }[]

const keepHappened = createCtgKeeper<ActCounts>()

/** What the journals of her CTGs tell since that day. */
async function listHappened({ db, actor, at }: Context, states: CtgStates | undefined, monday: string) {
  const ctgIds = actor.memberships.map(({ ctgId }) => ctgId)
  const period = { states, besides: monday, now: at.getTime() }
  const happened = await keepHappened(db, ctgIds, period, async (missing) =>
    Map.groupBy(await askSince(db, { ctgIds: missing, from: dayStart(parisZone, monday) }), ({ ctgId }) => ctgId),
  )
  return [...happened.values()].flat()
}

const keepAnswered = createCtgKeeper<number>()

/** Public figures answer points too: those of the country’s file of that day. */
const countAnswered = (context: Context, states: CtgStates | undefined, ctgIds: readonly string[]) =>
  keepAnswered(context.db, ctgIds, { states, besides: warehouseVersion(), now: context.at.getTime() }, (missing) =>
    countAnsweredOfMany(context, missing),
  )

async function readColumns(db: Reader, personId: string) {
  const row = await rowsOf(db, 'portfolio_columns', { person_id: personId }).find(['columns'])
  return shownColumns(row?.columns ?? null)
}

type PortfolioView = {
  readonly filter: PortfolioFilter
  readonly sort: PortfolioSort
  /** From 1; beyond the last page, the last one. */
  readonly page: number
}

const mostSince = 60
const mostEnding = 8

/** One page of the rows that the filter keeps, with what adds up over all of them, what happened since Monday, and the territory covered. */
export async function getPortfolioPage(context: Context, { filter, sort, page }: PortfolioView) {
  const { db, actor, at } = context
  const monday = lastMonday(parisDay(at))
  const states = await readStates(context)
  const [all, columns, happened, coverage] = await Promise.all([
    listPortfolioRows(context, states),
    readColumns(db, actor.personId),
    listHappened(context, states, monday),
    getCoverage(context, {}, states),
  ])
  const filtered = sortRows(filterRows(all, filter), sort)
  const pageCount = Math.max(1, Math.ceil(filtered.length / pageSize))
  const shownPage = Math.min(page, pageCount)
  const shown = filtered.slice((shownPage - 1) * pageSize, shownPage * pageSize)
  const sppe = columns.includes('sppe')
    ? await countAnswered(
        context,
        states,
        shown.map(({ id }) => id),
      )
    : undefined
  const roleOf = new Map(actor.memberships.map(({ ctgId, role }) => [ctgId, role]))
  const lines = sinceLines(all, happened, monday)
  const ending = listEnding(all)
  return {
    ...{ filter, sort, columns, monday, pageCount, page: shownPage, followed: all.length },
    isKept: states !== undefined,
    rows: shown.map((row) => ({
      ...row,
      role: roleOf.get(row.id) ?? 'reader',
      sppeAnswered: sppe?.get(row.id) ?? null,
    })),
    totals: totalsOf(filtered),
    signals: countSignals(all),
    since: lines.slice(0, mostSince),
    sinceCount: lines.length,
    ending: ending.slice(0, mostEnding),
    endingCount: ending.length,
    coverage: summarise(coverage),
  }
}
export type PortfolioPageData = Awaited<ReturnType<typeof getPortfolioPage>>

/** CTGs whose schéma is counted in one statement: a file of three thousand is not one answer of the database. */
const sppeAtOnce = 200

/** Every row that the filter keeps, for a file. */
export async function getPortfolioExport(context: Context, { filter, sort }: Omit<PortfolioView, 'page'>) {
  const rows = sortRows(filterRows(await listPortfolioRows(context), filter), sort)
  const roleOf = new Map(context.actor.memberships.map(({ ctgId, role }) => [ctgId, role]))
  const answered = new Map<string, number>()
  for (let from = 0; from < rows.length; from += sppeAtOnce) {
    const ids = rows.slice(from, from + sppeAtOnce).map(({ id }) => id)
    for (const [id, count] of await countAnsweredOfMany(context, ids)) answered.set(id, count)
  }
  return rows.map((row) => ({
    ...row,
    role: roleOf.get(row.id) ?? 'reader',
    sppeAnswered: answered.get(row.id) ?? null,
  }))
}
