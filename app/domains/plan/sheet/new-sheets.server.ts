/** Writes new sheets, one or many at once; `undo-sheets.server.ts` takes them out again. Rules: docs/rules/plan.md §4, §8. */
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
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
