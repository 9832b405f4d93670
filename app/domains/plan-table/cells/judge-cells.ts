/**
 * What becomes of cells changed in one action: each is taken or refused on its own, the row then holding together. The page
 * that previews a change and the command that writes it both ask here. Pure. Rules: docs/rules/plan.md §15.
 */

import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { type ActionStatus, refusalToMove } from '#app/domains/plan/plan.ts'
import { areNamesKnown } from '#app/domains/plan/sheet/field-text.ts'
import { readLabels } from '#app/domains/plan/sheet/read-labels.fr.ts'
import { faultsInSheet, type Settled, settleSheet } from '#app/domains/plan/sheet/settle.ts'
import {
  type CellKey,
  type CellLists,
  type CellPatch,
  type CellTexts,
  type CellValues,
  cellFields,
  cellKeys,
  cellTexts,
  isSameCell,
  readCell,
  valuesIn,
} from './cells.ts'
import { cellLabels as t } from './labels.fr.ts'

/** The row behind the cells. */
export type CellLine = CellValues &
  Settled & { readonly id: string; readonly number: number; readonly code: string; readonly version: number }

export type CellChange = { readonly key: CellKey; readonly before: string; readonly after: string }

type CellRefusalCode =
  | 'changed-meanwhile'
  | 'not-allowed'
  | 'not-understood'
  | 'reason-missing'
  | 'decision-missing'
  | 'not-possible'
export type CellRefusal = {
  readonly code: CellRefusalCode
  /** What is wrong and what to do, in French. */
  readonly reason: string
  /** What the cell holds now, when another changed it. */
  readonly present?: string
}
export type CellRefusals = Partial<Record<CellKey, CellRefusal>>

export type CellRights = {
  readonly mayWrite: boolean
  readonly mayMove: boolean
  /** A lead does not give her action to another. */
  readonly mayHandOver: boolean
  readonly mayPlaceOn: (themeId: string | null) => boolean
}

/** What is told with moves of status: they need a reason, a decision (§2). */
export type Justification = { readonly reason: string; readonly decisionId: string | null }

export type Judged = {
  /** What is taken, the values of each cell. */
  readonly patch: CellPatch
  /** The row as it becomes; the same values when nothing is taken. */
  readonly after: CellLine
  readonly refusals: CellRefusals
  /** Every cell whose text changes, those that follow from another included. */
  readonly changed: readonly CellChange[]
}

const refusal = (code: CellRefusalCode, reason: string, present?: string): CellRefusal => ({
  code,
  reason,
  ...(present !== undefined && { present }),
})

type WantedPatches = Map<CellKey, CellPatch>
type Row = { readonly line: CellLine; readonly lists: CellLists; readonly rights: CellRights }

const patchOf = (cellPatches: WantedPatches): CellPatch => Object.assign({}, ...cellPatches.values())

type Fault = { readonly key: CellKey; readonly refusal: CellRefusal }

/** The first cell that the rest of the row does not allow; undefined when the row holds together. */
function faultIn({ line, lists, rights }: Row, cellPatches: WantedPatches, after: CellLine): Fault | undefined {
  const isWanted = (...keys: readonly CellKey[]) => keys.find((key) => cellPatches.has(key))
  const placed = isWanted('theme', 'objectives')
  if (placed && after.themeId !== line.themeId && !rights.mayPlaceOn(after.themeId))
    return { key: placed, refusal: refusal('not-allowed', t.themeNotAllowed) }
  const faults = faultsInSheet(after, lists)
  const dated = isWanted('ends', 'starts')
  if (dated && faults.includes('ends-before-start'))
    return { key: dated, refusal: refusal('not-possible', readLabels.endsBeforeStart) }
  const led = isWanted('leadService', 'leadParty')
  const service = lists.services.find(({ id }) => id === after.leadServiceId)
  if (!led || !service || !faults.includes('service-of-another-party')) return
  const reason = led === 'leadService' ? t.serviceOfAnother(service.partyShortName) : t.partyOfService(service.name)
  return { key: led, refusal: refusal('not-possible', reason) }
}

/** Takes away what the row does not allow, until it holds together. */
function settle(row: Row, cellPatches: WantedPatches, refusals: CellRefusals): Pick<Judged, 'patch' | 'after'> {
  const patch = patchOf(cellPatches)
  const after = settleSheet(row.line, patch, row.lists)
  const fault = faultIn(row, cellPatches, after)
  if (!fault) return { patch, after }
  cellPatches.delete(fault.key)
  refusals[fault.key] = fault.refusal
  return settle(row, cellPatches, refusals)
}

/** Cells whose text differs between two rows. */
function differences(before: CellTexts, after: CellTexts): readonly CellChange[] {
  return cellKeys.flatMap((key) =>
    before[key] === after[key] ? [] : [{ key, before: before[key], after: after[key] }],
  )
}

function refusalOfMove(
  from: ActionStatus,
  to: ActionStatus,
  rights: CellRights,
  justification: Justification,
): CellRefusal | undefined {
  if (!rights.mayMove) return refusal('not-allowed', t.moveNotAllowed)
  const refused = refusalToMove(from, to, justification)
  if (!refused) return
  const code = refused === 'move-not-possible' ? 'not-possible' : refused
  return refusal(code, planLabels.moveRefusal[refused])
}

/**
 * Texts typed over what one saw. A cell changed by another since is refused with its present text, the others of the row are
 * taken; one that already says it is taken as it is.
 */
export function judgeCells(row: Row, cells: readonly CellChange[], justification: Justification): Judged {
  const { line, lists } = row
  const texts = cellTexts(line, lists)
  const refusals: CellRefusals = {}
  const cellPatches: WantedPatches = new Map()
  for (const { key, before, after } of cells) {
    const found = judgeCell(row, { key, before, after }, texts[key], justification)
    if (!found) continue
    if ('code' in found) refusals[key] = found
    else cellPatches.set(key, found)
  }
  const { patch, after } = settle(row, cellPatches, refusals)
  return { patch, after, refusals, changed: differences(texts, cellTexts(after, lists)) }
}

/** What one cell gives, or why it is refused; undefined when it says it already. */
function judgeCell(
  { line, lists, rights }: Row,
  { key, before, after }: CellChange,
  present: string,
  justification: Justification,
): CellPatch | CellRefusal | undefined {
  if (!rights.mayWrite) return refusal('not-allowed', t.notAllowed)
  if (isSameCell(present, after)) return
  if (key === 'leadPerson' && !rights.mayHandOver) return refusal('not-allowed', t.handOverNotAllowed)
  if (!isSameCell(present, before)) return refusal('changed-meanwhile', t.changedMeanwhile, present)
  const reading = readCell(key, after, lists)
  if (!reading.ok) return refusal('not-understood', reading.reason)
  const { status } = reading.values
  const refusedMove = status && status !== line.status && refusalOfMove(line.status, status, rights, justification)
  return refusedMove || reading.values
}

/** The values of one cell, as a batch keeps them. */
export type KeptCell = { readonly key: CellKey; readonly before: CellPatch; readonly after: CellPatch }

/** Lists hold the same whatever their order. */
const inOrder = (value: unknown): unknown =>
  Array.isArray(value) ? value.map((one) => JSON.stringify(one)).toSorted() : value
const sameHeld = (values: CellPatch, key: CellKey): string =>
  JSON.stringify(Object.values(valuesIn(values, key)).map(inOrder))

/** Puts cells back as they were before a batch: only those nobody changed since. A status comes back whatever its moves. */
export function judgeUndo(row: Row, savedCells: readonly KeptCell[]): Judged {
  const { line, lists, rights } = row
  const texts = cellTexts(line, lists)
  const refusals: CellRefusals = {}
  const cellPatches: WantedPatches = new Map()
  for (const { key, before, after } of savedCells) {
    if (!rights.mayWrite) refusals[key] = refusal('not-allowed', t.notAllowed)
    else if (key === 'status' && !rights.mayMove) refusals[key] = refusal('not-allowed', t.moveNotAllowed)
    else if (key === 'leadPerson' && !rights.mayHandOver) refusals[key] = refusal('not-allowed', t.handOverNotAllowed)
    else if (sameHeld(line, key) !== sameHeld(after, key))
      refusals[key] = refusal('changed-meanwhile', t.changedSince, texts[key])
    else if (!areNamesKnown(cellFields[key], before, lists)) refusals[key] = refusal('not-possible', t.gone)
    else cellPatches.set(key, before)
  }
  const { patch, after } = settle(row, cellPatches, refusals)
  return { patch, after, refusals, changed: differences(texts, cellTexts(after, lists)) }
}
