/** The territory covered, counted by the database: departments, then the communes of one. Rules: docs/rules/portfolio.md §4. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { MapGround } from '#app/domains/observatory/figure-map.ts'
import { groundOf } from '#app/domains/observatory/queries.server.ts'
import { warehouseVersion } from '#app/domains/observatory/warehouse.server.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { createKeeper } from '#app/kernel/keeper.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { type CoverState, coverageOf, coverStateOn, coverStates, type DepartmentCover } from './coverage.ts'

type Dated = {
  readonly id: string
  readonly name: string
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly signedOn: string | null
  /** Changes with its communes. */
  readonly perimeter: string
}

/** Her CTGs with their dates and the mark of their perimeters, in the order of their ids. */
async function listDated({ db, actor }: Context): Promise<readonly Dated[]> {
  const { rows } = await sql<Dated>`
    select id, name, starts_on as "startsOn", ends_on as "endsOn", signed_on as "signedOn",
      (select coalesce(sum(hashtextextended(territory_code, 0)), 0)::text from ctg_perimeter where ctg_id = ctg.id) as perimeter
    from ctg where id = any(${actor.memberships.map(({ ctgId }) => ctgId)}::uuid[]) order by id`.execute(db)
  return rows
}

type Covering = { readonly ctgIds: readonly string[]; readonly ranks: readonly number[] }

/** Those that tell something of their communes that day, with the place of their state. */
function coveringOn(ctgs: readonly Dated[], day: string): Covering {
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

export type CommuneCover = {
  readonly code: string
  readonly name: string
  readonly population: number
  readonly state: CoverState
  /** CTGs that cover it or are prepared for it. */
  readonly ctgs: readonly { readonly id: string; readonly name: string }[]
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

/** Départements drawn in a minute on one node. */
const grounds = createKeeper<Promise<MapGround>>(20)

/** Outlines are public and change with the file of the country: reading them again at each page would be most of its cost. */
const keptGround = (db: Reader, departmentCode: string, communes: readonly CommuneCover[]) =>
  grounds.keep(db, `${warehouseVersion()} ${departmentCode}`, Date.now(), () =>
    groundOf(communes.map(({ code }) => code)),
  )

export type CoverageAsked = {
  /** Default: today. */
  readonly day?: string | undefined
  /** Its communes are shown; default: the one where most are covered. */
  readonly departmentCode?: string | undefined
}

async function readCoverage(
  db: Reader,
  ctgs: readonly Dated[],
  { day, departmentCode }: { readonly day: string } & CoverageAsked,
) {
  const covering = coveringOn(ctgs, day)
  const departments = await countDepartments(db, covering)
  const most = departments.toSorted((one, other) => coverageOf([other]).communes - coverageOf([one]).communes)
  const shown = departments.find(({ code }) => code === departmentCode) ?? most[0]
  return { departments, shown, communes: shown ? await listCommunes(db, covering, shown.code) : [] }
}

/** How old the populations of a file of the country may be: all else that a coverage depends on is in its key. */
const populationMs = 3_600_000
const coverages = createKeeper<ReturnType<typeof readCoverage>>(20, undefined, populationMs)

/** Everything covered that day, and one département commune by commune, with what its map is drawn on. Three statements, or one when nothing has moved. */
export async function getCoverage(context: Context, { day = parisDay(context.at), departmentCode }: CoverageAsked) {
  const { db, at } = context
  const ctgs = await listDated(context)
  const key = createHash('sha256')
    .update(JSON.stringify([day, departmentCode, ctgs]))
    .digest('base64url')
  const read = () => readCoverage(db, ctgs, { day, departmentCode })
  const { departments, shown, communes } = await coverages.keep(db, key, at.getTime(), read)
  return {
    day,
    departments,
    whole: coverageOf(departments),
    shown: shown
      ? {
          code: shown.code,
          name: shown.name,
          coverage: coverageOf([shown]),
          communes,
          ground: await keptGround(db, shown.code, communes),
        }
      : null,
  }
}
export type CoverageData = Awaited<ReturnType<typeof getCoverage>>
