/** Writes new sheets, one or many at once, and takes those of an import back. Rules: docs/rules/plan.md §4, §8. */
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { namedAmong } from '#app/domains/meetings/steps.server.ts'
import { withdraw } from '#app/domains/notices/steps.server.ts'
import { writtenAmong } from '#app/domains/writing/steps.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { takeNumbers } from '#app/kernel/numbering.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { nextActionCode } from '../outline/numbering.ts'
import { lastPositionOf, listCodes } from '../outline/places.server.ts'
import { loadNumbering } from '../outline/structure.server.ts'
import { blankSheet, type SettleFacts, type SheetPatch, settleSheet } from './settle.ts'
import { loadSettleFacts } from './sheets.server.ts'
import { tellNewLeads } from './tell.server.ts'
import { insertSheets } from './write-sheets.server.ts'

/** What a new sheet says; the rest of it is blank. */
export type NewSheet = SheetPatch & {
  readonly title: string
  /** Number of an imported file; without it, the tree gives one. */
  readonly code?: string
  /** Of an action without objective. */
  readonly axisId?: string | null
  readonly importId?: string
}

/**
 * Writes sheets, in order, in a handful of statements whatever their number, and tells their leads; the caller has checked what they
 * refer to. A single sheet gets its line in the journal; for several, the caller writes one line on their import.
 * @param known what objectives and services bring, when the caller has read it
 * @returns id, number and code of each, in the same order
 */
export async function createSheets(work: Work, ctgId: string, sheets: readonly NewSheet[], known?: SettleFacts) {
  if (sheets.length === 0) return []
  const { tx, at, newId } = work
  const first = await takeNumbers(work, ctgId, 'action', sheets.length)
  // Read once the counter is locked: what another act wrote meanwhile is there.
  const [facts, rule, taken, lastPosition] = await Promise.all([
    known ?? loadSettleFacts(tx, ctgId),
    loadNumbering(tx, ctgId),
    listCodes(work, ctgId),
    lastPositionOf(work, ctgId),
  ])
  const created = sheets.map(({ importId = null, ...said }, index) => {
    const number = first + index
    const sheet = settleSheet({ ...blankSheet, title: said.title }, said, facts)
    const main = facts.objectives.find(({ id }) => id === sheet.objectiveIds[0])
    const code = sheet.code || nextActionCode(rule, main?.code, taken, number)
    taken.push(code)
    return {
      sheet: { ...sheet, code, id: newId(), version: 1 },
      row: { number, position: lastPosition + index + 1, import_id: importId, created_at: at },
    }
  })
  await insertSheets(work, ctgId, created)
  const [only] = created
  if (only && created.length === 1)
    await recordAudit(work, {
      action: 'action.created',
      subject: { type: 'action', id: only.sheet.id },
      ctgId,
      detail: { code: only.sheet.code, title: only.sheet.title, status: only.sheet.status },
    })
  await tellNewLeads(
    work,
    ctgId,
    created.map(({ sheet: { id, version, leadPersonId } }) => ({
      ...{ actionId: id, version, before: null, after: leadPersonId },
    })),
  )
  return created.map(({ sheet: { id, code }, row: { number } }) => ({ id, number, code }))
}

/**
 * Removes the sheets an import brought, when nobody has worked on them since.
 * @returns how many
 * @throws DomainError conflict when a sheet was changed: nothing is removed
 */
export async function removeImportedActions(work: Work, ctgId: string, importId: string): Promise<number> {
  const actions = await work.tx
    .selectFrom('action')
    .select(['id', 'version'])
    .where('ctg_id', '=', ctgId)
    .where('import_id', '=', importId)
    .forUpdate()
    .execute()
  if (actions.some(({ version }) => version > 1)) throw new DomainError('conflict', 'plan.imported-changed-since')
  const ids = actions.map(({ id }) => id)
  const keeping = await workedOn(work, ctgId, ids)
  if (keeping.size > 0) throw new DomainError('conflict', 'plan.imported-changed-since')
  return removeSheets(work, ctgId, ids)
}

/** Removes those of these new sheets that nobody has worked on since. @returns how many */
export async function removeNewActions(work: Work, ctgId: string, newIds: readonly string[]): Promise<number> {
  if (newIds.length === 0) return 0
  const actions = await work.tx
    .selectFrom('action')
    .select('id')
    .where('ctg_id', '=', ctgId)
    .where('id', 'in', [...newIds])
    .where('version', '=', 1)
    .forUpdate()
    .execute()
  const ids = actions.map(({ id }) => id)
  const keeping = await workedOn(work, ctgId, ids)
  return removeSheets(
    work,
    ctgId,
    ids.filter((id) => !keeping.has(id)),
  )
}

/** Of sheets whose fields nobody changed, those that a text, a decision or an agenda says something of. */
async function workedOn(work: Work, ctgId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const asked = { ctgId, type: 'action', ids } as const
  return new Set([...(await writtenAmong(work, asked)), ...(await namedAmong(work, asked))])
}

/** Who was told that one is hers is told so no more. */
async function removeSheets(work: Work, ctgId: string, ids: readonly string[]): Promise<number> {
  const { tx } = work
  if (ids.length === 0) return 0
  await withdraw(work, { ctgId, subject: { type: 'action', ids } })
  for (const table of [
    'action_objective',
    'action_party',
    'action_service',
    'action_caf_field',
    'action_step',
    'action_means',
    'action_measure',
  ] as const)
    await tx.deleteFrom(table).where('ctg_id', '=', ctgId).where('action_id', 'in', ids).execute()
  await tx.deleteFrom('action').where('ctg_id', '=', ctgId).where('id', 'in', ids).execute()
  return ids.length
}
