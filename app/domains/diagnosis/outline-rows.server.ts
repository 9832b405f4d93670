/** Axes and objectives written many at once by a plan taken up, and taken back. Rules: docs/rules/taking-up.md §3. */
import { addRows, rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { deepestLevel, usualLevelLabels } from './objective.ts'
import { openPlanStructure } from './plan-structure.server.ts'

export type NewAxis = {
  readonly label: string
  readonly title: string
  /** Place, before it in the list, of the axis it is under; absent at the top. */
  readonly parent?: number
  readonly themeId: string | null
  readonly objectives: readonly string[]
}

export type AddedOutline = {
  /** In the order given: its id, and those of its objectives. */
  readonly axes: readonly { readonly axisId: string; readonly objectiveIds: readonly string[] }[]
  /** Those that did not exist before. */
  readonly createdAxisIds: readonly string[]
  readonly createdObjectiveIds: readonly string[]
}

/** The same title, its case, accents and punctuation aside. */
export const isSame = (one: string, other: string): boolean =>
  one.localeCompare(other, 'fr', { sensitivity: 'base', ignorePunctuation: true }) === 0

/** The first tree of a CTG brings the name of its first level: what most of its axes are called. */
async function nameFirstLevel(tx: Work['tx'], ctgId: string, axes: readonly Pick<NewAxis, 'label'>[]): Promise<void> {
  const [label] = [...Map.groupBy(axes, (axis) => axis.label)]
    .toSorted(([, one], [, other]) => other.length - one.length)
    .map(([name]) => name)
  if (label === undefined || label === '' || label === usualLevelLabels[0]) return
  await openPlanStructure({ tx }, ctgId, label)
}

type AxisRow = Pick<NewAxis, 'title' | 'themeId'> & {
  readonly axisId: string
  readonly parentId: string | null
  readonly position: number
}

async function insertAxes(tx: Work['tx'], ctgId: string, newAxes: readonly AxisRow[]): Promise<void> {
  await addRows(
    tx,
    'axis',
    newAxes.map(({ axisId, parentId, title, themeId, position }) => ({
      ctg_id: ctgId,
      id: axisId,
      parent_id: parentId,
      title,
      theme_id: themeId,
      position,
    })),
  )
}

type ObjectiveRow = { readonly axisId: string; readonly id: string; readonly title: string; readonly position: number }

async function insertObjectives(tx: Work['tx'], ctgId: string, newObjectives: readonly ObjectiveRow[]): Promise<void> {
  await addRows(
    tx,
    'objective',
    newObjectives.map(({ axisId, id, title, position }) => ({
      ctg_id: ctgId,
      id,
      axis_id: axisId,
      title,
      position,
    })),
  )
}

/** Adds the axes and objectives that the CTG does not have yet under the same title. The caller writes the journal. */
export async function addOutline({ tx, newId }: Work, ctgId: string, axes: readonly NewAxis[]): Promise<AddedOutline> {
  const known = await rowsOf(tx, 'axis', { ctg_id: ctgId })
    .select(['id', 'title', 'parent_id as parentId'])
    .orderBy('position')
    .execute()
  const knownObjectives = await rowsOf(tx, 'objective', { ctg_id: ctgId }).list(['id', 'axis_id as axisId', 'title'])
  const ids: string[] = []
  const rows = axes.map((axis, index) => {
    const parentId = axis.parent === undefined ? null : (ids[axis.parent] ?? null)
    const same = known.find((one) => one.parentId === parentId && isSame(one.title, axis.title))
    const axisId = same?.id ?? newId()
    ids.push(axisId)
    const before = knownObjectives.filter((objective) => objective.axisId === axisId)
    const objectives = axis.objectives.map((title, place) => {
      const found = before.find((objective) => isSame(objective.title, title))
      return { id: found?.id ?? newId(), title, isNew: !found, position: before.length + place }
    })
    return { ...axis, axisId, parentId, isNew: !same, position: known.length + index, objectives }
  })
  const newAxes = rows.filter(({ isNew }) => isNew)
  const isTop = ({ parentId }: { readonly parentId: string | null }): boolean => parentId === null
  if (known.length === 0) await nameFirstLevel(tx, ctgId, newAxes.filter(isTop))
  await insertAxes(tx, ctgId, newAxes)
  const newObjectives = rows.flatMap(({ axisId, objectives }) =>
    objectives.flatMap(({ isNew, ...objective }) => (isNew ? [{ axisId, ...objective }] : [])),
  )
  await insertObjectives(tx, ctgId, newObjectives)
  return {
    axes: rows.map(({ axisId, objectives }) => ({ axisId, objectiveIds: objectives.map(({ id }) => id) })),
    createdAxisIds: newAxes.map(({ axisId }) => axisId),
    createdObjectiveIds: newObjectives.map(({ id }) => id),
  }
}

/** Removes axes and objectives nobody has changed; those that hold something else stay. The caller leaves out what it uses. */
export async function removeOutline(
  { tx }: Work,
  ctgId: string,
  { axisIds, objectiveIds }: { readonly axisIds: readonly string[]; readonly objectiveIds: readonly string[] },
): Promise<void> {
  if (objectiveIds.length > 0)
    await tx
      .deleteFrom('objective')
      .where('ctg_id', '=', ctgId)
      .where('id', 'in', objectiveIds)
      .where('version', '=', 1)
      .execute()
  if (axisIds.length === 0) return
  // From the deepest up: an axis goes once those under it are gone.
  for (let level = deepestLevel; level > 0; level -= 1) await removeFreeAxes(tx, ctgId, axisIds)
}

const removeFreeAxes = (tx: Work['tx'], ctgId: string, axisIds: readonly string[]) =>
  tx
    .deleteFrom('axis')
    .where('ctg_id', '=', ctgId)
    .where('id', 'in', axisIds)
    .where('version', '=', 1)
    .where('id', 'not in', (eb) => eb.selectFrom('objective').select('axis_id').where('ctg_id', '=', ctgId))
    .where('id', 'not in', (eb) =>
      eb
        .selectFrom('axis as child')
        .select('child.parent_id')
        .where('child.ctg_id', '=', ctgId)
        .where('child.parent_id', 'is not', null)
        .$narrowType<{ parent_id: string }>(),
    )
    .execute()
