/**
 * What the plan gives to other software: the API reads nothing else of it. No address of a lead is here, and whoever calls has
 * checked the token. Rules: docs/rules/api.md §2.
 */
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { z } from 'zod'
import { flagSlugs, statusSlugs } from '#app/domains/plan/labels.fr.ts'
import { loadOutline } from '#app/domains/plan/outline/outline.server.ts'
import { flagsOfSheet, loadSheet, loadSheets, type Sheet } from '#app/domains/plan/sheet/action-sheet.server.ts'
import { measureFields, stepFields } from '#app/domains/plan/sheet/fields.fr.ts'
import { shapesOf } from '#app/domains/plan/sheet/merged-form.ts'
import { listFilteredActions } from '#app/domains/plan-list/filtered-actions.server.ts'
import { cafFieldSlugs } from '#app/domains/plan-list/labels.fr.ts'
import { type CriterionName, readPlanFilter } from '#app/domains/plan-list/plan-filter.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { actionJson, axesJson, objectivesJson } from './export/plan-json.ts'
import { toActionRows } from './export/plan-rows.server.ts'
import { filterLabels } from './filter-labels.fr.ts'

export { actionStatuses, initialStatuses } from '#app/domains/plan/plan.ts'
export { dependencyConflicts } from '#app/domains/plan/sheet/dependencies.ts'
export { mergedForm, patchShapes } from '#app/domains/plan/sheet/merged-form.ts'
export { blankSheet } from '#app/domains/plan/sheet/settle.ts'
export { lockSheet, lockSheets } from '#app/domains/plan/sheet/sheets.server.ts'
export {
  actionShape,
  axisShape,
  flagsShape,
  meansShape,
  measureShape,
  objectiveShape,
} from './export/plan-json-shape.ts'
export { listDependencies, listMeans, listMeasures, type PartKey } from './part-lists.server.ts'

/** What may be written of a step and of a measure, in JSON. */
export const stepPatch = shapesOf(stepFields)
export const measurePatch = shapesOf(measureFields)

const several = (shape: z.ZodType, what: string) => z.array(shape).optional().describe(filterLabels.several(what))
/** Criteria of `listActions`, those of the addresses of the plan's views. */
export const filterShape = z.object({
  q: z.string().optional().describe(filterLabels.filter.q),
  theme: several(z.uuid(), filterLabels.filter.theme),
  etat: several(z.enum(Object.values(statusSlugs)), filterLabels.filter.etat),
  signal: several(z.enum(Object.values(flagSlugs)), filterLabels.filter.signal),
  axe: several(z.uuid(), filterLabels.filter.axe),
  objectif: several(z.uuid(), filterLabels.filter.objectif),
  pilote: several(z.string(), filterLabels.filter.pilote),
  service: several(z.uuid(), filterLabels.filter.service),
  lieu: several(z.string(), filterLabels.filter.lieu),
  annee: z.coerce.number().int().min(1990).max(2100).optional().describe(filterLabels.filter.annee),
  champ: several(z.enum(Object.values(cafFieldSlugs)), filterLabels.filter.champ),
  articulation: several(z.uuid(), filterLabels.filter.articulation),
  mot: several(z.string(), filterLabels.filter.mot),
  fiche: several(z.uuid(), filterLabels.filter.fiche),
} satisfies Record<CriterionName, z.ZodType>)

type PlanQuery = { readonly db: Reader; readonly ctgId: string; readonly today: string }

/** Axes and objectives with their numbers, and one line an action, without its parts. */
export async function getPlanTree({ db, ctgId }: PlanQuery) {
  const [outline, actions] = await Promise.all([
    loadOutline(db, ctgId),
    rowsOf(db, 'action', { ctg_id: ctgId })
      .select((eb) => [
        'action.id',
        'action.version',
        'action.number',
        'action.code',
        'action.title',
        'action.status',
        'action.axis_id as axisId',
        jsonArrayFrom(
          eb
            .selectFrom('action_objective')
            .select('objective_id as id')
            .where('action_objective.ctg_id', '=', ctgId)
            .whereRef('action_objective.action_id', '=', 'action.id')
            .orderBy('action_objective.position')
            .orderBy('action_objective.objective_id'),
        ).as('objectives'),
      ])
      .orderBy('action.number')
      .execute(),
  ])
  return {
    axes: axesJson(outline),
    objectives: objectivesJson(outline),
    actions: actions.map(({ objectives, ...line }) => ({ ...line, objectiveIds: objectives.map(({ id }) => id) })),
  }
}

async function toJson({ db, ctgId, today }: PlanQuery, sheets: readonly Sheet[]) {
  const rows = await toActionRows(db, ctgId, sheets, await loadOutline(db, ctgId))
  return rows.map((row) => ({ ...actionJson(row), flags: [...flagsOfSheet(row, today)] }))
}

type Part<Key> = { readonly size: number; readonly page: number | undefined; readonly after: Key | undefined }

/**
 * Whole sheets that the filter keeps, by number of the register: a new one comes last. One more than `size` says that others
 * follow. « moi » keeps nothing: no person asks.
 */
export async function listActions(
  query: PlanQuery,
  { part, search }: { readonly part: Part<number>; readonly search: URLSearchParams },
) {
  const { db, ctgId, today } = query
  const filter = readPlanFilter(search)
  const { lines, count } = await listFilteredActions(db, { ctgId, today, filter })
  const { after = 0, page = 1, size } = part
  const wanted = lines
    .filter(({ number }) => number > after)
    .toSorted((one, other) => one.number - other.number)
    .slice((page - 1) * size, page * size + 1)
  const sheets = await loadSheets(
    db,
    ctgId,
    wanted.map(({ id }) => id),
  )
  const items = await toJson(query, sheets)
  return { total: count, items: items.toSorted((one, other) => one.number - other.number) }
}

/** @throws DomainError not-found, also for another CTG's action */
export async function getAction(query: PlanQuery, actionId: string) {
  const [action] = await toJson(query, [await loadSheet(query.db, { ctgId: query.ctgId, actionId })])
  return action
}
