/** The one writer of steps, means and measures of sheets: one from its form, or many at once from a file. Rules: docs/rules/plan.md §3, §5, §7. */
import { sql } from 'kysely'
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { found } from '#app/kernel/errors.ts'
import type { AuthoredWork, Work } from '#app/kernel/transaction.server.ts'
import { planPermissions } from '../permissions.ts'
import { settleStep } from './part-fields.ts'
import { type ActionKey, openActionAt, touchAction } from './store.server.ts'
import { insertRows, type PartTable, type RowPatch, updateRows } from './write-rows.server.ts'

type Key = ActionKey & { readonly version: number }
type Row = RowPatch['row']
type Writing = Pick<AuthoredWork, 'tx'>

/** What a part that does not say it is. */
const usual: Readonly<Record<PartTable, Row>> = {
  action_step: { status: 'to-come' },
  action_means: { state: 'estimated' },
  action_measure: {},
}
const settlePart = (table: PartTable, row: Row): Row => (table === 'action_step' ? settleStep(row) : row)

export type NewPart = { readonly id: string; readonly actionId: string; readonly row: Row }

/** New parts, each after the others of its sheet, in a handful of statements whatever their number. */
export async function insertParts({ tx }: Writing, ctgId: string, table: PartTable, parts: readonly NewPart[]) {
  if (parts.length === 0) return
  const sheetIds = [...new Set(parts.map(({ actionId }) => actionId))]
  const { rows } = await sql<{ actionId: string; position: number }>`
    select action_id as "actionId", max(position) + 1 as position from ${sql.table(table)}
    where ctg_id = ${ctgId} and action_id = any(${sheetIds}::uuid[]) group by action_id`.execute(tx)
  const next = new Map(rows.map(({ actionId, position }) => [actionId, position]))
  const placed = parts.map(({ id, actionId, row }) => {
    const position = next.get(actionId) ?? 0
    next.set(actionId, position + 1)
    return { ctg_id: ctgId, id, action_id: actionId, position, ...usual[table], ...settlePart(table, row) }
  })
  await insertRows({ tx }, table, placed)
}

/** Parts that are there, each with what changes of it. */
export const updateParts = (work: Writing, ctgId: string, table: PartTable, patches: readonly RowPatch[]) =>
  updateRows(
    work,
    ctgId,
    table,
    patches.map(({ id, row }) => ({ id, row: settlePart(table, row) })),
  )

/**
 * Opens the sheet at its version, writes the part, raises the version, writes the journal.
 * @throws DomainError not-found | forbidden | conflict `plan.changed-meanwhile`
 */
export async function changePart(
  work: Work,
  commandName: string,
  key: Key,
  journalAction: string,
  write: () => Promise<{ readonly id: string; readonly title: string }>,
): Promise<{ readonly partId: string; readonly version: number }> {
  await openActionAt(work, key, planPermissions.detailAction, commandName)
  const { id: partId, title } = await write()
  const version = await touchAction(work, key)
  await recordAudit(work, {
    action: journalAction,
    subject: { type: 'action', id: key.actionId },
    ctgId: key.ctgId,
    detail: { title, partId },
  })
  return { partId, version }
}

const journalNames = {
  action_step: 'action.step',
  action_means: 'action.means',
  action_measure: 'action.measure',
} as const satisfies Record<PartTable, string>

const titles = { action_step: 'title', action_means: 'funder_name', action_measure: 'name' } as const

/** What was said of a part, read once its sheet is open, and what the journal calls it. */
type Said = () => Promise<{ readonly row: Row; readonly title: string }> | { readonly row: Row; readonly title: string }

/** @throws as `changePart` */
export const addPart = (work: Work, name: string, key: Key, table: PartTable, said: Said) =>
  changePart(work, name, key, `${journalNames[table]}-added`, async () => {
    const { row, title } = await said()
    const id = work.newId()
    await insertParts(work, key.ctgId, table, [{ id, actionId: key.actionId, row }])
    return { id, title }
  })

/** @throws as `changePart`, and not-found for a part of another sheet */
export const updatePart = (work: Work, name: string, key: Key, table: PartTable, id: string, said: Said) =>
  changePart(work, name, key, `${journalNames[table]}-updated`, async () => {
    const { row, title } = await said()
    await requirePart(work, table, key, id)
    await updateParts(work, key.ctgId, table, [{ id, row }])
    return { id, title }
  })

/** @param refuse throws while something holds the part. @throws as `updatePart` */
export const removePart = (
  work: Work,
  name: string,
  key: Key,
  table: PartTable,
  id: string,
  refuse: () => Promise<void> = async () => {},
) =>
  changePart(work, name, key, `${journalNames[table]}-removed`, async () => {
    await refuse()
    const { rows } = await sql<{ title: string }>`
      delete from ${sql.table(table)}
      where ctg_id = ${key.ctgId} and action_id = ${key.actionId} and id = ${id}
      returning ${sql.ref(titles[table])} as title`.execute(work.tx)
    return { id, title: found(rows[0], 'plan.part-not-found').title }
  })

async function requirePart({ tx }: Writing, table: PartTable, { ctgId, actionId }: ActionKey, id: string) {
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(table)} where ctg_id = ${ctgId} and action_id = ${actionId} and id = ${id}`.execute(tx)
  found(rows[0], 'plan.part-not-found')
}
