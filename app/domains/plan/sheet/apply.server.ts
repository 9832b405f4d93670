/**
 * The one writer of sheets: sheets locked by its caller, settled, written with their ties, placed, told in the journal and to their leads;
 * a handful of statements whatever their number. Rules: docs/rules/plan.md §1, §15; docs/decisions/0032.
 */
import { type AuditLine, recordAudits } from '#app/domains/audit/record-audit.server.ts'
import { replaceText } from '#app/domains/writing/steps.server.ts'
import type { AuthoredWork } from '#app/kernel/transaction.server.ts'
import { nextActionCode } from '../outline/numbering.ts'
import { lastPositionOf, listCodes, settleActions } from '../outline/places.server.ts'
import { loadStructure } from '../outline/structure.server.ts'
import type { PlanStructure } from '../outline/structure.ts'
import type { Changes } from './changes.ts'
import { changesBetween, noFacts, type SettleFacts, type SheetPatch, settleSheet } from './settle.ts'
import type { LockedSheet } from './sheets.server.ts'
import { tellNewLeads } from './tell.server.ts'
import { writeSheets } from './write-sheets.server.ts'

/** Where a sheet was: its number and its axis. */
export type Place = { readonly code: string; readonly axisId: string | null }

export type SheetChange = {
  readonly before: LockedSheet
  readonly patch: SheetPatch
  /** Where it goes back, when a change is undone. */
  readonly place?: Place | undefined
  /** A part of it changed, or a person sent it: its version goes up though nothing differs. */
  readonly isTouched?: boolean
  /** The journal has its line though nothing differs. */
  readonly isTold?: boolean
}

export type AppliedSheet = {
  readonly before: LockedSheet
  /** With its new version. */
  readonly after: LockedSheet
  readonly changes: Changes
  readonly areObjectivesChanged: boolean
}

export type SheetJournal = Pick<AuditLine, 'action' | 'detail'>

type Applying = {
  readonly changes: readonly SheetChange[]
  /** What objectives and services bring; needless when neither they nor the theme change. */
  readonly facts?: SettleFacts
  /** The line of the journal for a sheet that changed; none when the caller has told it otherwise. */
  readonly line: (applied: AppliedSheet) => SheetJournal | undefined
  /** The caller, who locked the tree, arranges it itself. */
  readonly isTreeSettledLater?: boolean
}

/** @returns each sheet as it was and as it is, in the order given */
export async function applyPatches(
  work: AuthoredWork,
  ctgId: string,
  { changes, facts = noFacts, line, isTreeSettledLater = false }: Applying,
): Promise<readonly AppliedSheet[]> {
  const settled = changes.map((change) => ({ ...change, after: settleSheet(change.before, change.patch, facts) }))
  const structure = settled.some(isMoved) ? await loadStructure(work.tx, ctgId) : undefined
  const placed = structure ? await placeMoved(work, ctgId, settled, facts, structure) : settled
  const applied = placed.map(raiseVersion)
  // One after the other: each text is replaced in front of those who write it.
  for (const { before, after } of applied)
    if (after.description !== before.description)
      await replaceText(
        work,
        { ctgId, subjectType: 'action', subjectId: after.id, field: 'description' },
        after.description,
      )
  const elsewhere = applied.filter(({ before, after }) => isElsewhere(before, after)).map(({ after }) => after.id)
  const last = elsewhere.length > 0 ? await lastPositionOf(work, ctgId) : 0
  await writeSheets(work, ctgId, applied, new Map(elsewhere.map((id, index) => [id, last + index + 1])))
  if (structure && !isTreeSettledLater) await settleActions(work, ctgId, structure)
  const toNotify = applied.filter(
    ({ before, after }, index) => after.version > before.version || changes[index]?.isTold,
  )
  await recordAudits(
    work,
    toNotify.flatMap((one) => {
      const entry = line(one)
      return entry ? [{ ...entry, subject: { type: 'action' as const, id: one.after.id }, ctgId }] : []
    }),
  )
  await tellNewLeads(
    work,
    ctgId,
    applied.map(({ before, after }) => ({
      actionId: after.id,
      version: after.version,
      before: before.leadPersonId,
      after: after.leadPersonId,
    })),
  )
  return applied
}

/** The same for one sheet. @returns it as it is now */
export async function applyPatch(
  work: AuthoredWork,
  ctgId: string,
  { change, ...applying }: Omit<Applying, 'changes'> & { readonly change: SheetChange },
): Promise<LockedSheet> {
  const [applied] = await applyPatches(work, ctgId, { ...applying, changes: [change] })
  return applied?.after ?? change.before
}

type Move = Pick<AppliedSheet, 'before' | 'after'>

/** What only notes that a report came disturbs nobody who is editing the sheet. */
function raiseVersion({ before, after, isTouched }: SheetChange & Move): AppliedSheet {
  const inOneText = (sheet: LockedSheet) => JSON.stringify({ ...sheet, lastReportOn: null })
  const isRaised = isTouched || inOneText(before) !== inOneText(after)
  return {
    before,
    after: isRaised ? { ...after, version: before.version + 1 } : after,
    changes: changesBetween(before, after),
    areObjectivesChanged: isMoved({ before, after }),
  }
}

const isMoved = ({ before, after }: Move): boolean => after.objectiveIds !== before.objectiveIds

/** Another objective gives it its place: it comes there last. */
const isElsewhere = (before: LockedSheet, after: LockedSheet): boolean =>
  before.objectiveIds[0] !== after.objectiveIds[0]

/** Numbers of the sheets whose objectives change, given one after the other as if each were moved alone. */
async function placeMoved<Settled extends SheetChange & Move>(
  work: AuthoredWork,
  ctgId: string,
  settled: readonly Settled[],
  { objectives }: SettleFacts,
  { numbering }: PlanStructure,
): Promise<readonly Settled[]> {
  const taken = await listCodes(work, ctgId)
  return settled.map((change) => {
    const { before, after, place } = change
    if (!isMoved(change)) return change
    const isFree = place !== undefined && !taken.some((code) => code === place.code && code !== before.code)
    const staysCalled = before.isFromFile || numbering.numbering === 'sheet' || !isElsewhere(before, after)
    const main = objectives.find(({ id }) => id === after.objectiveIds[0])
    const next = () => (staysCalled ? before.code : nextActionCode(numbering, main?.code, taken, before.number))
    const code = isFree ? place.code : next()
    taken.push(code)
    return { ...change, after: { ...after, code, ...(isFree && { axisId: place.axisId }) } }
  })
}
