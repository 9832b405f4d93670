/** What can be undone and done again in the grid, act by act. Pure. Rules: docs/rules/plan.md §14. */
import type { CellName, GridChange } from './drafts.ts'

export type History = {
  /** The last act first. */
  readonly undo: readonly (readonly GridChange[])[]
  readonly redo: readonly (readonly GridChange[])[]
}

export const noHistory: History = { undo: [], redo: [] }

const most = 100

/** An act that wrote nothing is not remembered; a new one forgets what was undone. */
export const record = ({ undo, redo }: History, written: readonly GridChange[]): History =>
  written.length === 0 ? { undo, redo } : { undo: [written, ...undo].slice(0, most), redo: [] }

/** The act to undo or to do again, and the history once it is. */
export function recall(
  { undo, redo }: History,
  direction: 'undo' | 'redo',
): { readonly written: readonly GridChange[]; readonly history: History } | undefined {
  const [written, ...rest] = direction === 'undo' ? undo : redo
  if (!written) return
  return {
    written,
    history: direction === 'undo' ? { undo: rest, redo: [written, ...redo] } : { undo: [written, ...undo], redo: rest },
  }
}

type CellRewrite = CellName & { readonly from: string; readonly to: string }

/** The server writes some texts its own way (« 1/9/27 » is kept « 01/09/2027 »): what is remembered follows. */
export function rename(history: History, renamed: readonly CellRewrite[]): History {
  if (renamed.length === 0) return history
  const names = new Map(renamed.map(({ rowId, key, from, to }) => [`${rowId}/${key}/${from}`, to]))
  const follow = (acts: History['undo']) =>
    acts.map((written) =>
      written.map((cell) => {
        const nameOf = (text: string) => names.get(`${cell.rowId}/${cell.key}/${text}`) ?? text
        return { ...cell, before: nameOf(cell.before), after: nameOf(cell.after) }
      }),
    )
  return { undo: follow(history.undo), redo: follow(history.redo) }
}
