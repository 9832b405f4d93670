/** Axes and objectives change places, or leave: parts of the commands of the plan. Rules: docs/rules/plan.md §10. */
import { sql } from 'kysely'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { DomainError, foundById, refuse } from '#app/kernel/errors.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { refusalToPlaceAxis } from './objective.ts'

export type TreeRows = Awaited<ReturnType<typeof lockTree>>

/** Every axis and objective of the CTG in the order of their positions, locked until commit: two moves never cross. */
export async function lockTree({ tx }: Pick<Work, 'tx'>, ctgId: string) {
  const axes = await rowsOf(tx, 'axis', { ctg_id: ctgId })
    .select(['id', 'parent_id as parentId', 'title'])
    .orderBy('position')
    .orderBy('id')
    .forUpdate()
    .execute()
  const objectives = await rowsOf(tx, 'objective', { ctg_id: ctgId })
    .select(['id', 'axis_id as parentId', 'title'])
    .orderBy('position')
    .orderBy('id')
    .forUpdate()
    .execute()
  return { axes, objectives }
}

type Placed = {
  readonly ctgId: string
  readonly id: string
  readonly parentId: string
  /** Ids under this parent afterwards, the moved one among them. */
  readonly order: readonly string[]
}

const titleOf = (rows: readonly { readonly id: string; readonly title: string }[], id: string | null) =>
  rows.find((row) => row.id === id)?.title ?? null

/**
 * Puts an axis under another (null: at the top), among its new brothers.
 * @param tree as `lockTree` read it
 * @throws DomainError not-found | conflict (`refusalToPlaceAxis`)
 */
export async function placeAxis(
  work: Work,
  { axes }: TreeRows,
  { ctgId, id, parentId, order }: Omit<Placed, 'parentId'> & { readonly parentId: string | null },
): Promise<void> {
  const axis = foundById(axes, id, 'diagnosis.axis-not-found')
  refuse('diagnosis', refusalToPlaceAxis(axes, id, parentId))
  await rowOf(work.tx, 'axis', { ctgId, id }).update({ parent_id: parentId })
  await writeOrder(work, 'axis', ctgId, order)
  await recordAct(
    work,
    'axis.moved',
    { ctgId, id },
    { title: axis.title, from: titleOf(axes, axis.parentId), to: titleOf(axes, parentId) },
  )
}

/** Puts an objective under an axis, among its new brothers. @throws DomainError not-found */
export async function placeObjective(
  work: Work,
  { axes, objectives }: TreeRows,
  { ctgId, id, parentId, order }: Placed,
): Promise<void> {
  const objective = foundById(objectives, id, 'diagnosis.objective-not-found')
  foundById(axes, parentId, 'diagnosis.axis-not-found')
  const isElsewhere = objective.parentId !== parentId
  await rowOf(work.tx, 'objective', { ctgId, id }).update((eb) => ({
    axis_id: parentId,
    version: eb('version', '+', isElsewhere ? 1 : 0),
  }))
  await writeOrder(work, 'objective', ctgId, order)
  await recordAct(
    work,
    'objective.moved',
    { ctgId, id },
    { title: objective.title, from: titleOf(axes, objective.parentId), to: titleOf(axes, parentId) },
  )
}

/** The new brothers in their order, then every run of brothers without a gap. */
async function writeOrder(
  { tx }: Work,
  table: 'axis' | 'objective',
  ctgId: string,
  order: readonly string[],
): Promise<void> {
  await sql`
    update ${sql.table(table)} as node set position = wanted.position - 1
    from unnest(${[...order]}::uuid[]) with ordinality as wanted (id, position)
    where node.ctg_id = ${ctgId} and node.id = wanted.id`.execute(tx)
  await closeGaps(tx, table, ctgId)
}

async function closeGaps(tx: Work['tx'], table: 'axis' | 'objective', ctgId: string): Promise<void> {
  const parent = sql.ref(table === 'axis' ? 'parent_id' : 'axis_id')
  await sql`
    update ${sql.table(table)} as node set position = placed.position
    from (
      select id, row_number() over (partition by ${parent} order by position, id) - 1 as position
      from ${sql.table(table)} where ctg_id = ${ctgId}
    ) as placed
    where node.ctg_id = ${ctgId} and node.id = placed.id and node.position <> placed.position`.execute(tx)
}

/** Takes away an axis that holds nothing; the caller has checked that no action is left on it. @throws DomainError not-found | conflict */
export async function removeAxis(work: Work, { axes, objectives }: TreeRows, ctgId: string, id: string): Promise<void> {
  const axis = foundById(axes, id, 'diagnosis.axis-not-found')
  if (axes.some(({ parentId }) => parentId === id) || objectives.some(({ parentId }) => parentId === id))
    throw new DomainError('conflict', 'diagnosis.axis-not-empty')
  await rowOf(work.tx, 'axis', { ctgId, id }).remove()
  await closeGaps(work.tx, 'axis', ctgId)
  await recordAct(work, 'axis.removed', { ctgId, id }, { title: axis.title })
}

/** Takes away an objective; the caller has checked that nothing above the diagnosis uses it. @throws DomainError not-found | conflict */
export async function removeObjective(work: Work, { objectives }: TreeRows, ctgId: string, id: string): Promise<void> {
  const objective = foundById(objectives, id, 'diagnosis.objective-not-found')
  const decided = await rowsOf(work.tx, 'decision_subject', {
    ctg_id: ctgId,
    subject_type: 'objective',
    subject_id: id,
  })
    .select(['subject_id'])
    .executeTakeFirst()
  if (decided) throw new DomainError('conflict', 'diagnosis.objective-used')
  await rowOf(work.tx, 'objective', { ctgId, id }).remove()
  await closeGaps(work.tx, 'objective', ctgId)
  await recordAct(work, 'objective.removed', { ctgId, id }, { title: objective.title })
}
