/** What was typed in the cells of the grid and is not kept by the server yet. Pure. Rules: docs/rules/plan.md §14. */

export type Texts = Readonly<Record<string, string>>

export type DraftPhase =
  /** To be sent at the next request. */
  | 'waiting'
  | 'sending'
  /** The request got no answer: the server may have saved it or not. */
  | 'unsent'
  | 'refused'
  /** Somebody else changed the cell meanwhile: `base` is now the new text. */
  | 'changed'

export type Draft = {
  /** Text of the cell when the person began to type: the server refuses the draft when the cell has changed since. */
  readonly base: string
  readonly text: string
  readonly phase: DraftPhase
  /** Why the cell was refused, as a sentence. */
  readonly reason?: string
  /** Typed again while the former was on its way. */
  readonly next?: string
}

export type RowDrafts = Readonly<Record<string, Draft>>
/** By row. A row without draft has no entry, and one that does not change keeps its identity. */
export type Drafts = ReadonlyMap<string, RowDrafts>

export type CellName = { readonly rowId: string; readonly key: string }
/** `refusal`: why this cell may not be written by this person; it is kept as refused, never dropped without a word. */
export type Write = CellName & { readonly text: string; readonly refusal?: string | undefined }
export type GridChange = CellName & { readonly before: string; readonly after: string }

export type CellRefusal = {
  readonly reason: string
  /** What the cell says now, when someone else changed it. */
  readonly present?: string | undefined
}
export type RowAnswer = {
  readonly rowId: string
  readonly texts: Texts
  readonly refusals: Readonly<Record<string, CellRefusal>>
}

export const noDrafts: Drafts = new Map()

/** What a person sees in a cell: what was typed last, else what is kept. */
export const shownText = (draft: Draft | undefined, saved: string): string => draft?.next ?? draft?.text ?? saved

/** Each row copied once, whatever the number of its cells. */
function changeRows<Cell extends CellName>(
  drafts: Drafts,
  cells: readonly Cell[],
  change: (draft: Draft | undefined, cell: Cell) => Draft | undefined,
): Drafts {
  if (cells.length === 0) return drafts
  const rows = new Map(drafts)
  for (const [rowId, ofRow] of Map.groupBy(cells, (cell) => cell.rowId)) {
    const row: Record<string, Draft> = { ...rows.get(rowId) }
    for (const cell of ofRow) {
      const draft = change(row[cell.key], cell)
      if (draft) row[cell.key] = draft
      else delete row[cell.key]
    }
    if (Object.keys(row).length > 0) rows.set(rowId, row)
    else rows.delete(rowId)
  }
  return rows
}

/** @param keptText what the server keeps in a cell */
export const typeIn = (drafts: Drafts, writes: readonly Write[], keptText: (cell: CellName) => string): Drafts =>
  changeRows(drafts, writes, (draft, { text, refusal, ...cell }) => {
    if (draft?.phase === 'sending') return { ...draft, next: text }
    const base = draft?.base ?? keptText(cell)
    // A draft without answer may have been saved: even if it equals the base, it is sent again.
    if (text === base && draft?.phase !== 'unsent') return
    return refusal === undefined ? { base, text, phase: 'waiting' } : { base, text, phase: 'refused', reason: refusal }
  })

/** Cells in one of these phases, in the order of rows then of typing. */
export const cellsIn = (drafts: Drafts, phases: readonly DraftPhase[]): readonly (CellName & { draft: Draft })[] =>
  [...drafts].flatMap(([rowId, row]) =>
    Object.entries(row).flatMap(([key, draft]) => (phases.includes(draft.phase) ? [{ rowId, key, draft }] : [])),
  )

/** Cells found again beside those typed since, which are newer. */
export const joinFound = (drafts: Drafts, found: Drafts): Drafts =>
  new Map([...drafts, ...found].map(([rowId]) => [rowId, { ...found.get(rowId), ...drafts.get(rowId) }]))

/** What the next request carries. @param most cells of one request */
export const toSend = (drafts: Drafts, most: number): readonly GridChange[] =>
  cellsIn(drafts, ['waiting'])
    .slice(0, most)
    .map(({ rowId, key, draft }) => ({ rowId, key, before: draft.base, after: draft.text }))

export const markSent = (drafts: Drafts, sent: readonly CellName[]): Drafts =>
  changeRows(drafts, sent, (draft) => draft && { base: draft.base, text: draft.text, phase: 'sending' })

/** What remains of a draft on its way once the server has answered for its cell. */
function afterAnswer(draft: Draft, saved: string, refusal: CellRefusal | undefined): Draft | undefined {
  // Sent twice because the first answer was lost: it is there already.
  const isKept = refusal === undefined || refusal.present === draft.text
  if (draft.next !== undefined) {
    const base = isKept ? saved : draft.base
    return draft.next === base ? undefined : { base, text: draft.next, phase: 'waiting' }
  }
  if (isKept) return
  const { reason, present } = refusal
  return present === undefined
    ? { base: draft.base, text: draft.text, phase: 'refused', reason }
    : { base: present, text: draft.text, phase: 'changed', reason }
}

/** A cell being sent that the answer does not name may not have been saved. */
export function settle(drafts: Drafts, answers: readonly RowAnswer[]): Drafts {
  const byRow = new Map(answers.map((answer) => [answer.rowId, answer]))
  return changeRows(drafts, cellsIn(drafts, ['sending']), (draft, { rowId, key }) => {
    const answer = byRow.get(rowId)
    if (!draft) return
    return answer ? afterAnswer(draft, answer.texts[key] ?? '', answer.refusals[key]) : { ...draft, phase: 'unsent' }
  })
}

/** The request got no answer, or one that speaks of no cell (`reason`). */
export const markLost = (drafts: Drafts, reason?: string): Drafts =>
  changeRows(
    drafts,
    cellsIn(drafts, ['sending']),
    (draft) =>
      draft && {
        base: draft.base,
        text: draft.next ?? draft.text,
        phase: 'unsent',
        ...(reason !== undefined && { reason }),
      },
  )

/** Everything unsent is to be sent again. */
export const sendAgain = (drafts: Drafts): Drafts =>
  changeRows(
    drafts,
    cellsIn(drafts, ['unsent']),
    (draft) => draft && { base: draft.base, text: draft.text, phase: 'waiting' },
  )

/** « Garder ma saisie »: sent again over what the cell says now. */
export const insist = (drafts: Drafts, cell: CellName): Drafts =>
  changeRows(drafts, [cell], (draft) => draft && { base: draft.base, text: draft.text, phase: 'waiting' })

/** Forgets what was typed: the cell shows what is kept. One on its way is not taken back. */
export const drop = (drafts: Drafts, cells: readonly CellName[]): Drafts =>
  changeRows(drafts, cells, (draft) => (draft?.phase === 'sending' ? draft : undefined))

export type DraftCounts = { readonly onTheirWay: number; readonly unsent: number; readonly toReview: number }

export function countDrafts(drafts: Drafts): DraftCounts {
  const count = (...phases: readonly DraftPhase[]) => cellsIn(drafts, phases).length
  return {
    onTheirWay: count('waiting', 'sending'),
    unsent: count('unsent'),
    toReview: count('refused', 'changed'),
  }
}
