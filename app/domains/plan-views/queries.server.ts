/** What the timeline, the map and the means read: the lines of the filter, then one statement each. */
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { placesOf } from '#app/domains/observatory/warehouse-ground.server.ts'
import { listDependencies } from '#app/domains/plan/sheet/dependencies.server.ts'
import type { PlanFilter } from '#app/domains/plan-list/plan-filter.ts'
import { getPlanView } from '#app/domains/plan-list/plan-view.server.ts'
import { compileOnce, type SlotOf } from '#app/kernel/compile-once.server.ts'
import { rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { crossMeans, type MeansCrossing, meansPicture } from './crossed-means.ts'
import { groupByAxis, topAxisOf } from './groups.ts'
import { viewLabels as t } from './labels.fr.ts'
import { placeActions, placeColumns, placesPicture, toldLines } from './places.ts'
import { planCalendar } from './plan-calendar.ts'

type ActionsQuery = { readonly ctgId: string; readonly actionIds: readonly string[] }

const idsOf = (actions: readonly { readonly id: string }[]): readonly string[] => actions.map(({ id }) => id)

/** Communes of the perimeter and those that these actions name, quartiers of the CTG, and where each action takes place. */
const askPlaces = compileOnce((db, slot: SlotOf<ActionsQuery>) => {
  const ids = sql`${slot('actionIds')}::uuid[]`
  const ctgId = slot('ctgId')
  const ticked = rowsOf(db, 'action_commune', { ctg_id: ctgId })
    .select(['action_id as actionId', 'territory_code as code'])
    .where(sql<boolean>`action_id = any(${ids})`)
  const communes = db
    .selectFrom('territory')
    .select(['code', 'name'])
    .where((eb) =>
      eb.or([
        eb('code', 'in', eb.selectFrom('ctg_perimeter').select('territory_code').where('ctg_id', '=', ctgId)),
        eb('code', 'in', eb.selectFrom('action_commune').select('territory_code').where('ctg_id', '=', ctgId)),
        eb('code', 'in', eb.selectFrom('area').select('commune_code').where('ctg_id', '=', ctgId)),
      ]),
    )
    .orderBy('name')
  const areas = rowsOf(db, 'area', { ctg_id: ctgId })
    .select(['id', 'name', 'commune_code as communeCode', 'is_priority as isPriority'])
    .orderBy('name')
  const inAreas = rowsOf(db, 'action_area', { ctg_id: ctgId })
    .select(['action_id as actionId', 'area_id as areaId'])
    .where(sql<boolean>`action_id = any(${ids})`)
  return db.selectNoFrom([
    jsonArrayFrom(communes).as('communes'),
    jsonArrayFrom(areas).as('areas'),
    jsonArrayFrom(ticked).as('ticked'),
    jsonArrayFrom(inAreas).as('inAreas'),
  ])
})

async function loadPlaces({ db }: Context, query: ActionsQuery) {
  const [row] = await askPlaces(db, query)
  const { communes, areas, ticked, inAreas } = row ?? { communes: [], areas: [], ticked: [], inAreas: [] }
  const codes = Map.groupBy(ticked, ({ actionId }) => actionId)
  const ids = Map.groupBy(inAreas, ({ actionId }) => actionId)
  return {
    communes,
    areas,
    placeOf: (actionId: string) => ({
      communeCodes: (codes.get(actionId) ?? []).map(({ code }) => code),
      areaIds: (ids.get(actionId) ?? []).map(({ areaId }) => areaId),
    }),
  }
}

/** Where the actions of the filter take place. */
export async function getPlacesPage(context: Context, ctgId: string, filter: PlanFilter) {
  const { actions, ...frame } = await getPlanView(context, ctgId, filter)
  const { communes, areas, placeOf } = await loadPlaces(context, { ctgId, actionIds: idsOf(actions) })
  const places = placeActions(
    communes,
    areas,
    actions.map(({ id, status, flags }) => ({ id, status, flags, ...placeOf(id) })),
  )
  const without = new Set(places.withoutPlace)
  const centres = await placesOf(communes.map(({ code }) => code))
  return {
    frame,
    places: { ...toldLines(places), withoutPlace: places.withoutPlace },
    picture: placesPicture(places, centres) ?? null,
    withoutPlace: actions
      .filter(({ id }) => without.has(id))
      .map(({ id, code, title, mayEdit }) => ({ id, code, title, mayEdit })),
  }
}
export type PlacesPageData = Awaited<ReturnType<typeof getPlacesPage>>

const askMeans = compileOnce((db, slot: SlotOf<ActionsQuery>) =>
  db.selectNoFrom(
    jsonArrayFrom(
      db
        .selectFrom('action_means as means')
        .leftJoin('party as funder', sameCtg('funder.id', 'means.funder_party_id'))
        .select((eb) => [
          'means.id',
          'means.action_id as actionId',
          'means.year',
          'means.nature',
          'means.state',
          'means.scheme',
          'means.cof_number as cofNumber',
          'means.funder_party_id as funderPartyId',
          eb.fn.coalesce('funder.short_name', 'means.funder_name').as('funderName'),
          'funder.kind as funderKind',
          'means.amount_euros as amountEuros',
        ])
        .where('means.ctg_id', '=', slot('ctgId'))
        .where(sql<boolean>`means.action_id = any(${slot('actionIds')}::uuid[])`)
        .orderBy('means.year')
        .orderBy('means.action_id')
        .orderBy('means.position'),
    ).as('means'),
  ),
)

/** Who brings what to the actions of the filter; with a year in the filter, that year only. */
export async function getMeansPage(context: Context, ctgId: string, filter: PlanFilter, crossing: MeansCrossing) {
  const { actions, ...frame } = await getPlanView(context, ctgId, filter)
  const query = { ctgId, actionIds: idsOf(actions) }
  const [[row], placed] = await Promise.all([
    askMeans(context.db, query),
    crossing === 'place' ? loadPlaces(context, query) : undefined,
  ])
  const means = (row?.means ?? []).filter(({ year }) => filter.year === undefined || year === filter.year)
  const byId = new Map(actions.map((action) => [action.id, action]))
  const columnsBy = {
    year: () => {
      const years = [...new Set(means.map(({ year }) => year))].toSorted((one, other) => one - other)
      return {
        columns: years.map((year) => ({ key: String(year), label: String(year) })),
        columnOf: ({ year }: { readonly year: number }) => String(year),
      }
    },
    axis: () => ({
      columns: [
        ...frame.outline.axes
          .filter(({ parentId }) => parentId === null)
          .map(({ id, levelLabel, code, title }) => ({ key: id, label: `${levelLabel} ${code}. ${title}` })),
        { key: 'none', label: t.noAxis },
      ],
      columnOf: ({ actionId }: { readonly actionId: string }) => {
        const action = byId.get(actionId)
        return (action && topAxisOf(frame.outline, action)) ?? 'none'
      },
    }),
    place: () => {
      const { communes, areas, placeOf } = placed ?? { communes: [], areas: [], placeOf: undefined }
      const { columns, columnOf } = placeColumns(communes, areas, { several: t.several, none: t.noPlace })
      return {
        columns,
        columnOf: ({ actionId }: { readonly actionId: string }) =>
          columnOf(placeOf?.(actionId) ?? { communeCodes: [], areaIds: [] }),
      }
    },
  } satisfies Record<MeansCrossing, () => unknown>
  const { columns, columnOf } = columnsBy[crossing]()
  const crossed = crossMeans(means, columns, columnOf)
  return {
    frame,
    crossing,
    crossed,
    picture: meansPicture(crossed, t.meansTitle(crossing, filter.year)),
    actionNames: Object.fromEntries(
      [...new Set(means.map(({ actionId }) => actionId))].flatMap((id) => {
        const action = byId.get(id)
        return action ? [[id, `${action.code} ${action.title}`.trim()]] : []
      }),
    ),
    /** Of the filter, still in the plan, and no line of means on their sheets. */
    withoutMeans: actions.filter(({ flags }) => flags.includes('unfunded')).map(({ id }) => id),
  }
}
export type MeansPageData = Awaited<ReturnType<typeof getMeansPage>>

const askSteps = compileOnce((db, slot: SlotOf<ActionsQuery>) =>
  db.selectNoFrom(
    jsonArrayFrom(
      rowsOf(db, 'action_step', { ctg_id: slot('ctgId') })
        .select([
          'id',
          'action_id as actionId',
          'title',
          'target_on as targetOn',
          'target_precision as targetPrecision',
          'done_on as doneOn',
          'status',
        ])
        .where(sql<boolean>`action_id = any(${slot('actionIds')}::uuid[])`)
        .orderBy('position'),
    ).as('steps'),
  ),
)

/** A longer calendar is not read: one filters. */
const mostLines = 300

/** The first actions of the filter over time; with a year in the filter, that year. */
export async function getCalendarPage(context: Context, ctgId: string, filter: PlanFilter) {
  const { actions, ...frame } = await getPlanView(context, ctgId, filter)
  const shown = actions.slice(0, mostLines)
  const [[row], dependencies] = await Promise.all([
    askSteps(context.db, { ctgId, actionIds: idsOf(shown) }),
    listDependencies(context.db, ctgId),
  ])
  const stepsOf = Map.groupBy(row?.steps ?? [], ({ actionId }) => actionId)
  const dated = shown.map((action) => ({ ...action, steps: stepsOf.get(action.id) ?? [] }))
  return {
    frame,
    /** Left out of the calendar. */
    moreCount: actions.length - shown.length,
    calendar: planCalendar(groupByAxis(frame.outline, dated, t.noAxis), dependencies, {
      title: t.calendar,
      today: frame.today,
      year: filter.year,
    }),
  }
}
export type CalendarPageData = Awaited<ReturnType<typeof getCalendarPage>>
