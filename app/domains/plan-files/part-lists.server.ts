/** Parts of every action as lists for other software: measures, means, what waits for what. The caller has checked the token. Rules: docs/rules/api.md §2. */
import { sql } from 'kysely'
import { readingsOf } from '#app/domains/plan/sheet/action-sheet.server.ts'
import { listDependencies as readDependencies } from '#app/domains/plan/sheet/dependencies.server.ts'
import { meansFields, measureFields } from '#app/domains/plan/sheet/fields.fr.ts'
import { selectFields } from '#app/domains/plan/sheet/sheet-columns.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { sameCtg } from '#app/kernel/rows.server.ts'

/** Where a part stands among those of all the actions. */
export type PartKey = { readonly number: number; readonly position: number; readonly id: string }

/** One item more than `size` is read: it says that others follow. */
type Part = { readonly size: number; readonly page: number | undefined; readonly after: PartKey | undefined }
type PartsQuery = { readonly db: Reader; readonly ctgId: string }

/** @param part its name in the statement, beside that of its action */
const isAfter = (part: 'measure' | 'means', after: PartKey) => sql<boolean>`
  (action.number, ${sql.ref(`${part}.position`)}, ${sql.ref(`${part}.id`)}) > (${after.number}::int, ${after.position}::int, ${after.id}::uuid)`

const actionColumns = [
  'action.number as actionNumber',
  'action.id as actionId',
  'action.code as actionCode',
  'action.title as actionTitle',
] as const

const countParts = async ({ db, ctgId }: PartsQuery, table: 'action_measure' | 'action_means'): Promise<number> => {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from ${sql.table(table)} where ctg_id = ${ctgId}`.execute(db)
  return rows[0]?.total ?? 0
}

/** Measures of every action with their readings, in the order of the actions. */
export async function listMeasures(query: PartsQuery, { after, page = 1, size }: Part) {
  const { db, ctgId } = query
  const [items, total] = await Promise.all([
    db
      .selectFrom('action_measure as measure')
      .innerJoin('action', sameCtg('action.id', 'measure.action_id'))
      .select([
        'measure.id',
        'measure.position',
        ...actionColumns,
        ...selectFields('measure', measureFields),
        readingsOf(db, ctgId).as('values'),
      ])
      .where('measure.ctg_id', '=', ctgId)
      .where((eb) => (after ? isAfter('measure', after) : eb.lit(true)))
      .orderBy('action.number')
      .orderBy('measure.position')
      .orderBy('measure.id')
      .limit(size + 1)
      .offset((page - 1) * size)
      .execute(),
    countParts(query, 'action_measure'),
  ])
  return { total, items }
}

/** Indicative means of every action, in the order of the actions. */
export async function listMeans(query: PartsQuery, { after, page = 1, size }: Part) {
  const { db, ctgId } = query
  const [items, total] = await Promise.all([
    db
      .selectFrom('action_means as means')
      .innerJoin('action', sameCtg('action.id', 'means.action_id'))
      .select(['means.id', 'means.position', ...actionColumns, ...selectFields('means', meansFields)])
      .where('means.ctg_id', '=', ctgId)
      .where((eb) => (after ? isAfter('means', after) : eb.lit(true)))
      .orderBy('action.number')
      .orderBy('means.position')
      .orderBy('means.id')
      .limit(size + 1)
      .offset((page - 1) * size)
      .execute(),
    countParts(query, 'action_means'),
  ])
  return { total, items }
}

/** What waits for what, by the number of what waits; `conflict` is what contradicts it today. */
export const listDependencies = async ({ db, ctgId }: PartsQuery) =>
  (await readDependencies(db, ctgId)).map(({ id, waiting, awaited, conflict }) => ({
    ...{ id, actionId: waiting.actionId, stepId: waiting.stepId, code: waiting.code, title: waiting.title },
    stepTitle: waiting.stepTitle,
    ...{ afterActionId: awaited.actionId, afterStepId: awaited.stepId, afterCode: awaited.code },
    ...{ afterTitle: awaited.title, afterStepTitle: awaited.stepTitle, conflict },
  }))
