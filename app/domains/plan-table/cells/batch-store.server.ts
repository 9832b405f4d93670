/** Writes a batch of changes to the cells of several actions, and finds it again. Rules: docs/rules/plan.md §15. */
import { recordAudits } from '#app/domains/audit/record-audit.server.ts'
import { tieDecisions } from '#app/domains/meetings/steps.server.ts'
import { settlePlaces } from '#app/domains/plan/outline/places.server.ts'
import { loadNumbering } from '#app/domains/plan/outline/structure.server.ts'
import { changedFields } from '#app/domains/plan/sheet/changes.ts'
import { listCodes, placeAmong } from '#app/domains/plan/sheet/new-actions.server.ts'
import { comparedTies } from '#app/domains/plan/sheet/store-ties.server.ts'
import { tellNewLeads } from '#app/domains/plan/sheet/tell.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import {
  type BatchChange,
  type BatchOrigin,
  type BatchRefusal,
  batchChanges,
  batchRefusals,
  type Place,
} from './batch.ts'
import { columnValues, saveCellLines } from './cell-save.server.ts'
import { type CellKey, type CellLists, type CellTexts, cellKeys, cellTexts } from './cells.ts'
import { type CellLine, type CellRefusals, type Judged, valuesIn } from './judge-cells.ts'
import { cellRights } from './store.server.ts'

export type BatchKey = { readonly ctgId: string; readonly batchId: string }

/** An action with what was decided of its cells. */
export type JudgedAction = {
  readonly line: CellLine
  readonly judged: Judged
  /** What was typed, for those that are refused. */
  readonly wanted: Partial<Record<CellKey, string>>
  /** Where it goes back, when a batch is undone. */
  readonly placeBefore?: Place | undefined
}

type BatchToWrite = {
  readonly ctgId: string
  readonly origin: BatchOrigin
  readonly reason: string
  readonly decisionId: string | null
  readonly undoesId: string | null
  readonly lists: CellLists
  readonly actions: readonly JudgedAction[]
}

export type CellResult = {
  readonly actionId: string
  readonly version: number
  /** Every cell of the action as it is now. */
  readonly texts: CellTexts
  readonly refusals: CellRefusals
}
export type BatchResult = {
  /** Null when nothing was changed. */
  readonly batchId: string | null
  readonly results: readonly CellResult[]
}

const isMoved = ({ judged }: JudgedAction) => judged.changed.some(({ key }) => key === 'objectives')

/** Numbers of the actions whose objectives change, given one after the other as if each were moved alone. */
async function placeMoved(
  work: Work,
  { ctgId, lists, actions }: BatchToWrite,
): Promise<readonly (JudgedAction & { readonly after: CellLine })[]> {
  const taken = actions.some(isMoved) ? await listCodes(work, ctgId) : []
  const rule = await loadNumbering(work.tx, ctgId)
  return actions.map((action) => {
    const { line, judged, placeBefore } = action
    if (!isMoved(action)) return { ...action, after: judged.after }
    const others = taken.filter((code) => code !== line.code)
    const placed =
      placeBefore && !others.includes(placeBefore.code)
        ? placeBefore
        : placeAmong(rule, lists.objectives, taken, judged.after.objectiveIds, {
            ...line,
            formerIds: line.objectiveIds,
          })
    taken.push(placed.code)
    return { ...action, after: { ...judged.after, ...placed } }
  })
}

/**
 * Writes what is taken, keeps it as a batch, and puts one line an action in the journal; nothing when everything is refused.
 * The caller has locked the lines and judged each with the rights of the actor.
 */
export async function writeBatch(work: Work, batch: BatchToWrite): Promise<BatchResult> {
  const { ctgId, lists } = batch
  const actions = await placeMoved(work, batch)
  const changed = actions.filter(({ judged }) => judged.changed.length > 0)
  const versions = await saveCellLines(
    work,
    ctgId,
    changed.map(({ line, after }) => ({ before: line, after })),
  )
  const moved = changed.filter(isMoved).map(({ line }) => line.id)
  if (moved.length > 0) await settlePlaces(work, ctgId, moved)
  const batchId = changed.length > 0 ? work.newId() : null
  if (batchId !== null) {
    await insertBatch(work, batchId, batch, changed)
    await tellWhatChanged(work, batchId, batch, changed)
    await tellNewLeads(
      work,
      ctgId,
      changed.map(({ line, after }) => ({
        actionId: line.id,
        version: versions.get(line.id) ?? line.version,
        before: line.leadPersonId,
        after: after.leadPersonId,
      })),
    )
  }
  const results = actions.map(({ line, after, judged: { refusals } }) => {
    const texts = cellTexts(after, lists)
    return {
      actionId: line.id,
      version: versions.get(line.id) ?? line.version,
      texts: cellRights(work.actor, ctgId, after).mayWrite ? texts : { ...texts, leadEmail: '' },
      refusals,
    }
  })
  return { batchId, results }
}

type Changed = JudgedAction & { readonly after: CellLine }

async function insertBatch(
  { tx, actor, at }: Work,
  batchId: string,
  { ctgId, origin, reason, decisionId, undoesId, actions }: BatchToWrite,
  changed: readonly Changed[],
): Promise<void> {
  const changes = changed.map(changeOf)
  await tx
    .insertInto('plan_batch')
    .values({
      ctg_id: ctgId,
      id: batchId,
      origin,
      reason,
      decision_id: decisionId,
      undoes_id: undoesId,
      changes: JSON.stringify(changes),
      refusals: JSON.stringify(actions.flatMap(refusalsOf)),
      cell_count: changes.reduce((sum, { cells }) => sum + cells.length, 0),
      action_count: changes.length,
      made_by: actor.personId,
      made_by_name: actor.name,
      made_at: at,
    })
    .execute()
}

function changeOf({ line, after, judged: { changed } }: Changed): BatchChange {
  const place = ({ code, axisId }: CellLine) => ({ code, axisId })
  return {
    actionId: line.id,
    code: line.code,
    title: line.title,
    cells: changed,
    kept: changed.map(({ key }) => ({ key, before: valuesIn(line, key), after: valuesIn(after, key) })),
    ...(changed.some(({ key }) => key === 'objectives') && { place: { before: place(line), after: place(after) } }),
  }
}

const refusalsOf = ({ line, wanted, judged: { refusals } }: JudgedAction): readonly BatchRefusal[] =>
  cellKeys.flatMap((key) => {
    const refusal = refusals[key]
    const { id: actionId, code, title } = line
    return refusal ? [{ actionId, code, title, key, reason: refusal.reason, wanted: wanted[key] ?? '' }] : []
  })

/** What the journal keeps, by the names of the fields of a sheet: its number and axis follow from its objectives. */
function journalled(line: CellLine) {
  const { communeCodes, areaIds, linkedPlanIds, cafLevers } = line
  const fields = columnValues.flatMap((name) =>
    name === 'code' || name === 'axisId' || name === 'tags' ? [] : [[name, line[name]] as const],
  )
  return {
    ...Object.fromEntries(fields),
    tags: line.tags.join(', '),
    ...comparedTies({ communeCodes, areaIds, linkedPlanIds, cafLevers }),
  }
}

async function tellWhatChanged(
  work: Work,
  batchId: string,
  { ctgId, reason, decisionId, undoesId }: BatchToWrite,
  changed: readonly Changed[],
): Promise<void> {
  const moved = changed.filter(({ line, after }) => line.status !== after.status)
  if (decisionId !== null)
    await tieDecisions(
      work,
      { ctgId, decisionId },
      moved.map(({ line }) => ({ type: 'action', id: line.id })),
    )
  await recordAudits(
    work,
    changed.map(({ line, after, judged }) => {
      const isMoved = line.status !== after.status
      const isOnlyMoved = isMoved && judged.changed.length === 1
      return {
        action: isOnlyMoved ? 'action.status-changed' : 'action.updated',
        subject: { type: 'action' as const, id: line.id },
        ctgId,
        detail: {
          changes: changedFields(journalled(line), journalled(after)),
          areObjectivesChanged: judged.changed.some(({ key }) => key === 'objectives'),
          batchId,
          ...(undoesId !== null && { undoesId }),
          ...(isMoved && { reason, decisionId }),
        },
      }
    }),
  )
}

const batchRow = (db: Reader, { ctgId, batchId }: BatchKey) =>
  db.selectFrom('plan_batch').selectAll().where('ctg_id', '=', ctgId).where('id', '=', batchId)

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof batchRow>['executeTakeFirst']>>>

function readBatch(row: Row) {
  const { changes, refusals, ...batch } = row
  return { ...batch, changes: batchChanges.parse(changes), refusals: batchRefusals.parse(refusals) }
}

/** @throws DomainError not-found, also for another CTG's batch */
export const loadBatch = async (db: Reader, key: BatchKey) =>
  readBatch(found(await batchRow(db, key).executeTakeFirst(), 'plan.batch-not-found'))

/** Locked until commit. */
export const lockBatch = async ({ tx }: Work, key: BatchKey) =>
  readBatch(found(await batchRow(tx, key).forUpdate().executeTakeFirst(), 'plan.batch-not-found'))

/** The batch that put this one back; undefined while none did. */
export const findUndoing = (db: Reader, { ctgId, batchId }: BatchKey) =>
  db
    .selectFrom('plan_batch')
    .select(['id', 'made_at as madeAt', 'made_by_name as madeByName'])
    .where('ctg_id', '=', ctgId)
    .where('undoes_id', '=', batchId)
    .executeTakeFirst()
