/** The one writer of steps, means and measures of sheets: one from its form, or many at once from a file. Rules: docs/rules/plan.md §3, §5, §7. */
import { sql } from 'kysely'
import type { z } from 'zod'
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { found } from '#app/kernel/errors.ts'
import { type AuthoredWork, command, type Work } from '#app/kernel/transaction.server.ts'
import { onSheet, planPermissions } from '../permissions.ts'
import { settleStep } from './part-fields.ts'
import { type ActionKey, lockAction, requireVersion, touchAction } from './store.server.ts'
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

type WrittenPart = {
  readonly id: string
  readonly title?: string
  /** Of a dependency, in the place of a title: what the other sheet is called is said to who may read it (./history.server.ts). */
  readonly afterActionId?: string
  /** It said the same already: nothing was written, nothing is told. */
  readonly isUnchanged?: boolean
}

type PartAct<Shape extends z.ZodType<Key>> = {
  readonly name: `plan.${string}`
  readonly input: Shape
  /** The journal's word for it. */
  readonly act: string
  /** Locks what comes before the sheet, so that two acts wait for one another in one order. */
  readonly first?: (work: Work, ctgId: string) => Promise<unknown>
  /** @returns the part, as the journal names it */
  readonly write: (work: Work, input: z.output<Shape>) => Promise<WrittenPart>
}

/** A command on one part of a sheet at its version: the part is written, the version goes up, the journal has its line; unless nothing changes. */
export const partCommand = <Shape extends z.ZodType<Key>>({ name, input, act, first, write }: PartAct<Shape>) =>
  command({
    name,
    permission: planPermissions.detailAction,
    input,
    async about(work, key) {
      await first?.(work, key.ctgId)
      return lockAction(work, key)
    },
    may: onSheet(planPermissions.detailAction),
    async run(work, input, sheet) {
      const { ctgId, actionId } = input
      requireVersion(sheet, input.version)
      const { id: partId, isUnchanged, ...named } = await write(work, input)
      if (isUnchanged) return { actionId, partId, version: sheet.version }
      const version = await touchAction(work, input)
      const subject = { type: 'action' as const, id: actionId }
      await recordAudit(work, { action: act, subject, ctgId, detail: { ...named, partId } })
      return { actionId, partId, version }
    },
  })

const journalNames = {
  action_step: 'action.step',
  action_means: 'action.means',
  action_measure: 'action.measure',
} as const satisfies Record<PartTable, string>

const titles = { action_step: 'title', action_means: 'funder_name', action_measure: 'name' } as const

type RowAct<Shape extends z.ZodType<Key>> = Pick<PartAct<Shape>, 'name' | 'input'>
type OneRow<Shape extends z.ZodType<Key>> = RowAct<Shape> & { readonly idOf: (input: z.output<Shape>) => string }
/** What is said of a part, as columns, and what the journal calls it. */
type ReadRow<Shape extends z.ZodType<Key>> = {
  readonly read: (work: Work, input: z.output<Shape>) => Promise<{ readonly row: Row; readonly title: string }>
}

export const addPart = <Shape extends z.ZodType<Key>>(
  table: PartTable,
  { name, input, read }: RowAct<Shape> & ReadRow<Shape>,
) =>
  partCommand({
    ...{ name, input, act: `${journalNames[table]}-added` },
    async write(work, input) {
      const { row, title } = await read(work, input)
      const id = work.newId()
      await insertParts(work, input.ctgId, table, [{ id, actionId: input.actionId, row }])
      return { id, title }
    },
  })

export const updatePart = <Shape extends z.ZodType<Key>>(
  table: PartTable,
  { name, input, idOf, read }: OneRow<Shape> & ReadRow<Shape>,
) =>
  partCommand({
    ...{ name, input, act: `${journalNames[table]}-updated` },
    async write(work, input) {
      const id = idOf(input)
      const { row, title } = await read(work, input)
      if (await saysAlready(work, table, input, { id, row: settlePart(table, row) }))
        return { id, title, isUnchanged: true }
      await updateParts(work, input.ctgId, table, [{ id, row }])
      return { id, title }
    },
  })

export const removePart = <Shape extends z.ZodType<Key>>(
  table: PartTable,
  {
    name,
    input,
    idOf,
    refuse,
  }: OneRow<Shape> & {
    /** Throws while something holds the part. */
    readonly refuse?: (work: Work, input: z.output<Shape>) => Promise<void>
  },
) =>
  partCommand({
    ...{ name, input, act: `${journalNames[table]}-removed` },
    async write(work, input) {
      await refuse?.(work, input)
      const { rows } = await sql<WrittenPart>`
        delete from ${sql.table(table)}
        where ctg_id = ${input.ctgId} and action_id = ${input.actionId} and id = ${idOf(input)}
        returning id, ${sql.ref(titles[table])} as title`.execute(work.tx)
      return found(rows[0], 'plan.part-not-found')
    },
  })

/** Whether the part holds these values. @throws DomainError not-found, also for a part of another sheet */
async function saysAlready({ tx }: Writing, table: PartTable, { ctgId, actionId }: ActionKey, { id, row }: RowPatch) {
  const { rows } = await sql<{ isSame: boolean }>`
    select to_jsonb(part) @> ${JSON.stringify(row)}::jsonb as "isSame" from ${sql.table(table)} as part
    where ctg_id = ${ctgId} and action_id = ${actionId} and id = ${id}`.execute(tx)
  return found(rows[0], 'plan.part-not-found').isSame
}
