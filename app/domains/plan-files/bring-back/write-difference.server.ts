/** Applies the difference a file brings, or puts it back: changed, new and removed rows, the journal. Rules: docs/rules/taking-up.md §5. */
import { recordAudits } from '#app/domains/audit/record-audit.server.ts'
import type { FieldLists } from '#app/domains/plan/sheet/field-lists.ts'
import { insertParts, updateParts } from '#app/domains/plan/sheet/parts.server.ts'
import { columnOf } from '#app/domains/plan/sheet/sheet-columns.ts'
import { insertRows, updateRows } from '#app/domains/plan/sheet/write-rows.server.ts'
import type { SheetKey } from '#app/domains/plan-list/export-menu-labels.fr.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { exportLabels as e } from '../export/labels.fr.ts'
import type { NewRow, RowChange } from './difference.ts'
import type { RemovedRow } from './inverse.ts'
import type { Reference } from './new-row.ts'
import { rowLabel, valuesOf } from './plan-index.ts'
import { addActions, changeActions } from './write-actions.server.ts'
import type { WrittenRow } from './written.ts'

const tableOf = {
  steps: 'action_step',
  means: 'action_means',
  measures: 'action_measure',
  readings: 'measure_value',
  dependencies: 'action_dependency',
} as const
const partKeys = ['steps', 'means', 'measures', 'readings'] as const
type PartKey = (typeof partKeys)[number]

/** Changed, added, removed. */
const journal = {
  steps: ['action.step-updated', 'action.step-added', 'action.step-removed'],
  means: ['action.means-updated', 'action.means-added', 'action.means-removed'],
  measures: ['action.measure-updated', 'action.measure-added', 'action.measure-removed'],
  readings: ['action.measure-updated', 'action.measure-updated', 'action.measure-updated'],
  dependencies: ['action.dependency-added', 'action.dependency-added', 'action.dependency-removed'],
} as const satisfies Record<PartKey | 'dependencies', readonly [string, string, string]>

type DifferenceToWrite = {
  readonly ctgId: string
  readonly importId: string
  readonly changed: readonly RowChange[]
  readonly added: readonly NewRow[]
  /** Rows that the file had added, in an order in which they may go. */
  readonly removed?: readonly RemovedRow[]
}

/** Values of a part as columns of its table. */
const rowOf = (...[key, cells, lists]: Parameters<typeof valuesOf>) =>
  Object.fromEntries(Object.entries(valuesOf(key, cells, lists)).map(([name, value]) => [columnOf(name), value]))

/** @returns the rows written, those changed first */
export async function writeDifference(
  work: Work,
  difference: DifferenceToWrite,
  facts: FieldLists,
): Promise<readonly WrittenRow[]> {
  const { ctgId, importId, changed, added, removed = [] } = difference
  const ofTable = <Row extends { readonly table: SheetKey }>(rows: readonly Row[], key: SheetKey) =>
    rows.filter(({ table }) => table === key)
  const newActions = ofTable(added, 'actions')
  const ids = await addActions(work, ctgId, importId, newActions, facts)
  const idOfKey = new Map(newActions.map(({ key }, index) => [key, ids[index] ?? '']))
  const written: WrittenRow[] = newActions.map((row, index) => newWritten(row, ids[index] ?? '', ids[index] ?? ''))
  for (const key of partKeys) {
    const patches = ofTable(changed, key).map(({ id, cells }) => ({ id, row: rowOf(key, cells, facts) }))
    if (key === 'readings') await updateRows(work, ctgId, tableOf[key], patches)
    else await updateParts(work, ctgId, tableOf[key], patches)
    written.push(...(await addParts(work, ctgId, key, ofTable(added, key), { facts, idOfKey })))
  }
  const dependencies = await addDependencies(work, ctgId, ofTable(added, 'dependencies'), { facts, idOfKey })
  written.push(...dependencies.map(({ row }) => row))
  for (const [key, rows] of Map.groupBy(removed, ({ table }) => table))
    await work.tx
      .deleteFrom(tableOf[key])
      .where('ctg_id', '=', ctgId)
      .where(
        'id',
        'in',
        rows.map(({ id }) => id),
      )
      .execute()
  // The version of a new sheet stays, so that it can be taken back.
  const touchedIds = [...changed, ...written, ...removed.filter(({ isWithSheet }) => !isWithSheet)]
    .filter(({ table, actionId }) => table !== 'actions' && !ids.includes(actionId))
    .map(({ actionId }) => actionId)
  const line = ({ cells }: RowChange) => ({ action: 'action.updated', detail: { importId, changes: changesOf(cells) } })
  await changeActions(work, ctgId, { changed: ofTable(changed, 'actions'), touchedIds, line }, facts)
  await tellJournal(work, difference, written, new Map(dependencies.map(({ row, awaitedId }) => [row.id, awaitedId])))
  return [
    ...changed.map(({ table, id, actionId, cells }) => ({
      table,
      id,
      actionId,
      isNew: false,
      cells: cells.map(({ header, before, after }) => ({ header, before, after })),
    })),
    ...written,
  ]
}

const newWritten = ({ table, cells }: NewRow, id: string, actionId: string): WrittenRow => ({
  table,
  id,
  actionId,
  isNew: true,
  cells: cells.map(({ header, after }) => ({ header, before: '', after })),
})

type Naming = {
  readonly facts: FieldLists
  /** Of the rows this file adds, by their key; completed as they are written. */
  readonly idOfKey: Map<string, string>
}

const idIn = ({ idOfKey }: Naming, reference: Reference | undefined): string => {
  if (!reference) return ''
  return 'id' in reference ? reference.id : (idOfKey.get(reference.newKey) ?? '')
}

async function addParts(work: Work, ctgId: string, key: PartKey, rows: readonly NewRow[], known: Naming) {
  // The sheet it is for was unticked: nothing to write it on.
  const added = rows.filter(({ owner }) => idIn(known, owner.action) !== '')
  if (added.length === 0) return []
  const parts = added.map((row) => {
    const id = work.newId()
    known.idOfKey.set(row.key, id)
    return { id, actionId: idIn(known, row.owner.action), added: row, row: rowOf(key, row.cells, known.facts) }
  })
  if (key === 'readings')
    await insertRows(
      work,
      tableOf[key],
      parts.map(({ id, row, added: { owner } }) => ({
        ...{ ctg_id: ctgId, id, measure_id: idIn(known, owner.measure), ...row },
      })),
    )
  else await insertParts(work, ctgId, tableOf[key], parts)
  return parts.map(({ id, actionId, added: row }) => newWritten(row, id, actionId))
}

/** Those whose ends are all written; the difference, read anew under the lock, has refused what closes a cycle. */
async function addDependencies(work: Work, ctgId: string, added: readonly NewRow[], known: Naming) {
  const rows = added.flatMap((row) => {
    const { action, dependency } = row.owner
    if (!dependency) return []
    const ends = {
      action_id: idIn(known, action),
      step_id: dependency.step && idIn(known, dependency.step),
      after_action_id: idIn(known, dependency.awaited),
      after_step_id: dependency.awaitedStep && idIn(known, dependency.awaitedStep),
    }
    // A row it needs was unticked.
    return Object.values(ends).includes('') ? [] : [{ row, values: { ctg_id: ctgId, id: work.newId(), ...ends } }]
  })
  await insertRows(
    work,
    tableOf.dependencies,
    rows.map(({ values }) => ({ ...values, created_at: work.at.toISOString() })),
  )
  return rows.map(({ row, values }) => ({
    row: newWritten(row, values.id, values.action_id),
    awaitedId: values.after_action_id,
  }))
}

function changesOf(cells: RowChange['cells']) {
  // The address of a lead keeps the name under which the history hides it.
  const nameOf = (header: string): string => (header === e.column.leadEmail ? 'leadEmail' : header)
  return Object.fromEntries(cells.map(({ header, before, after }) => [nameOf(header), { before, after }]))
}

/** One line of the journal a part changed or new; sheets have theirs when they are written, new ones with the import. */
async function tellJournal(
  work: Work,
  { ctgId, importId, changed, removed = [] }: DifferenceToWrite,
  written: readonly WrittenRow[],
  /** What each new dependency waits for: its id is kept, not its title (docs/rules/plan.md §17.3). */
  awaitedIds: ReadonlyMap<string, string>,
) {
  const lineOf = (actionId: string, action: string, detail: object) => ({
    ...{ action, subject: { type: 'action' as const, id: actionId }, ctgId, detail: { importId, ...detail } },
  })
  const lines = [
    ...changed.flatMap(({ table, actionId, id, label, cells }) =>
      table === 'actions'
        ? []
        : [lineOf(actionId, journal[table][0], { changes: changesOf(cells), title: label, partId: id })],
    ),
    ...written.flatMap(({ table, actionId, id, cells }) => {
      const texts = new Map(cells.map(({ header, after }) => [header, after]))
      const afterActionId = awaitedIds.get(id)
      const named = afterActionId === undefined ? { title: rowLabel(table, texts) } : { afterActionId }
      return table === 'actions' ? [] : [lineOf(actionId, journal[table][1], { ...named, partId: id })]
    }),
    ...removed.flatMap(({ table, actionId, id, label, afterActionId, isWithSheet }) => {
      const named = afterActionId === undefined ? { title: label } : { afterActionId }
      return isWithSheet ? [] : [lineOf(actionId, journal[table][2], { ...named, partId: id })]
    }),
  ]
  for (let first = 0; first < lines.length; first += 1000) await recordAudits(work, lines.slice(first, first + 1000))
}
