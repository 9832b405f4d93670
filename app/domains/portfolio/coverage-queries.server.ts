/** The territory covered, counted by the database: departments, then the communes of one. Rules: docs/rules/portfolio.md §4. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { groundOf } from '#app/domains/observatory/queries.server.ts'
import { warehouseVersion } from '#app/domains/observatory/warehouse.server.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import { compileOnce, type SlotOf } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { createKeeper } from '#app/kernel/keeper.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { type CommuneCover, coverageOf, coverStateOn, coverStates, type DepartmentCover } from './coverage.ts'
import { coverageMap } from './coverage-map.ts'
import { type CtgStates, createCtgKeeper } from './kept-by-ctg.server.ts'
import { portfolioLabels as t } from './labels.fr.ts'

type DatedCtg = {
  readonly id: string
  readonly name: string
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly signedOn: string | null
  /** Changes with its communes. */
  readonly perimeter: string
}

const askDated = compileOnce(
  (_db, slot: SlotOf<{ readonly ctgIds: readonly string[] }>) => sql<DatedCtg>`
    select id, name, starts_on as "startsOn", ends_on as "endsOn", signed_on as "signedOn",
      (select coalesce(sum(hashtextextended(territory_code, 0)), 0)::text from ctg_perimeter where ctg_id = ctg.id) as perimeter
    from ctg where id = any(${slot('ctgIds')}::uuid[])`,
)

const keepDated = createCtgKeeper<DatedCtg>()

/** Her CTGs with their dates and the mark of their perimeters, in the order of their ids. */
async function listDated({ db, actor, at }: Context, states: CtgStates | undefined): Promise<readonly DatedCtg[]> {
  const ctgIds = actor.memberships.map(({ ctgId }) => ctgId).toSorted()
  const dated = await keepDated(
    db,
    ctgIds,
    { states, besides: '', now: at.getTime() },
    async (missing) => new Map((await askDated(db, { ctgIds: missing })).map((one) => [one.id, one])),
  )
  return ctgIds.flatMap((ctgId) => dated.get(ctgId) ?? [])
}

type Covering = { readonly ctgIds: readonly string[]; readonly ranks: readonly number[] }

/** Those that tell something of their communes that day, with the place of their state. */
function coveringOn(ctgs: readonly DatedCtg[], day: string): Covering {
  const covering = ctgs
    .map((ctg) => ({ id: ctg.id, state: coverStateOn(ctg, day) }))
    .filter(({ state }) => state !== 'none')
  return { ctgIds: covering.map(({ id }) => id), ranks: covering.map(({ state }) => coverStates.indexOf(state)) }
}

/** Each commune once, in the state of the CTG furthest on; those of the départements touched that no CTG covers are there too. */
const placed = ({ ctgIds, ranks }: Covering) => sql`
  told as (select * from unnest(${[...ctgIds]}::uuid[], ${[...ranks]}::int[]) as told (ctg_id, rank)),
  covered as (
    select territory_code as code, min(rank) as rank, count(*) filter (where rank < 2) as ctgs
    from told join ctg_perimeter using (ctg_id) group by territory_code
  ),
  touched as (select distinct department_code from covered join territory using (code)),
  commune as (
    select territory.code, territory.name, coalesce(population, 0) as population, territory.department_code,
      coalesce(rank, 3) as rank, coalesce(ctgs, 0) as ctgs
    from territory left join covered using (code)
    where kind = 'commune' and territory.department_code in (select department_code from touched)
  )`

type Row = { readonly code: string; readonly name: string; readonly overlaps: number } & Readonly<
  Record<`c${number}` | `p${number}`, number>
>

async function countDepartments(db: Reader, covering: Covering): Promise<readonly DepartmentCover[]> {
  if (covering.ctgIds.length === 0) return []
  const counts = coverStates.flatMap((_state, rank) => [
    sql`count(*) filter (where rank = ${sql.lit(rank)})::int as ${sql.ref(`c${rank}`)}`,
    sql`coalesce(sum(commune.population) filter (where rank = ${sql.lit(rank)}), 0)::int as ${sql.ref(`p${rank}`)}`,
  ])
  const { rows } = await sql<Row>`
    with ${placed(covering)}
    select department.code, department.name, count(*) filter (where ctgs > 1)::int as overlaps, ${sql.join(counts)}
    from commune join territory as department on department.code = commune.department_code
    group by department.code, department.name order by department.code`.execute(db)
  return rows.map((row) => ({
    ...{ code: row.code, name: row.name, overlaps: row.overlaps },
    parts: coverStates.map((state, rank) => ({
      state,
      communes: row[`c${rank}`] ?? 0,
      inhabitants: row[`p${rank}`] ?? 0,
    })),
  }))
}

async function listCommunes(db: Reader, covering: Covering, departmentCode: string): Promise<readonly CommuneCover[]> {
  const { rows } = await sql<Omit<CommuneCover, 'state'> & { readonly rank: number }>`
    with ${placed(covering)},
    named as (
      select territory_code as code, json_agg(json_build_object('id', ctg.id, 'name', ctg.name) order by told.rank, ctg.name) as ctgs
      from told join ctg_perimeter using (ctg_id) join ctg on ctg.id = ctg_id
      join territory on territory.code = territory_code and territory.department_code = ${departmentCode}
      group by territory_code
    )
    select commune.code, commune.name, commune.population, commune.rank, coalesce(named.ctgs, '[]') as ctgs
    from commune left join named on named.code = commune.code
    where commune.department_code = ${departmentCode}
    order by plain_text(commune.name)`.execute(db)
  return rows.map(({ rank, ...row }) => ({ ...row, state: coverStates[rank] ?? 'none' }))
}

export type CoverageFilter = {
  /** Default: today. */
  readonly day?: string | undefined
  /** Its communes are shown; default: the one where most are covered. */
  readonly departmentCode?: string | undefined
}

async function readCoverage(
  db: Reader,
  ctgs: readonly DatedCtg[],
  { day, departmentCode }: { readonly day: string } & CoverageFilter,
) {
  const covering = coveringOn(ctgs, day)
  const departments = await countDepartments(db, covering)
  const most = departments.toSorted((one, other) => coverageOf([other]).communes - coverageOf([one]).communes)
  const shown = departments.find(({ code }) => code === departmentCode) ?? most[0]
  if (!shown) return { departments, shown: null }
  const communes = await listCommunes(db, covering, shown.code)
  const ground = await groundOf(communes.map(({ code }) => code))
  const title = t.cover.mapTitle(shown.name)
  // Drawn here: the outlines of a département weigh more than its map.
  const picture = coverageMap(title, communes, ground) ?? null
  const { code, name } = shown
  return {
    departments,
    shown: { code, name, coverage: coverageOf([shown]), communes, map: picture && { title, picture } },
  }
}

/** How old the populations of a file of the country may be: all else that a coverage depends on is in its key. */
const populationMs = 3_600_000
const coverages = createKeeper<ReturnType<typeof readCoverage>>(20, undefined, populationMs)

/**
 * Everything covered that day, and one département commune by commune, with its map. Three statements, or none when nothing has moved.
 * @param states what is kept of her CTGs may be told again; left out, they are read
 */
export async function getCoverage(
  context: Context,
  { day = parisDay(context.at), departmentCode }: CoverageFilter,
  states?: CtgStates,
) {
  const { db, at } = context
  const ctgs = await listDated(context, states)
  const key = createHash('sha256')
    .update(JSON.stringify([day, departmentCode, warehouseVersion(), ctgs]))
    .digest('base64url')
  const read = () => readCoverage(db, ctgs, { day, departmentCode })
  const { departments, shown } = await coverages.keep(db, key, at.getTime(), read)
  return { day, departments, whole: coverageOf(departments), shown }
}
export type CoverageData = Awaited<ReturnType<typeof getCoverage>>

/** What a portfolio says of it: the département where most is covered, without its list of communes. */
export function summarise({ day, departments, shown }: CoverageData) {
  if (!shown) return { day, departmentCount: departments.length, shown }
  const { communes: _listed, ...rest } = shown
  return { day, departmentCount: departments.length, shown: rest }
}
export type CoverageSummary = ReturnType<typeof summarise>
