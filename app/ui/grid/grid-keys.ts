/** What each key does in the grid, as in a spreadsheet. Pure. Rules: docs/rules/plan.md §14. */
import type { Step } from './selection.ts'

export type Key = {
  readonly key: string
  /** Ctrl, or Cmd on a Mac; AltGr, which is Ctrl and Alt on a French keyboard, is neither. */
  readonly isCommand: boolean
  readonly isShift: boolean
  readonly isAlt: boolean
}

export type KeyAct =
  | { readonly type: 'step'; readonly step: Step; readonly isExtending: boolean }
  | {
      readonly type:
        | 'select-all'
        | 'select-row'
        | 'select-column'
        | 'edit'
        | 'type'
        | 'erase'
        | 'fill-down'
        | 'undo'
        | 'redo'
        | 'leave'
    }

export type EditorAct =
  | { readonly type: 'commit'; readonly step?: Step; readonly isEverywhere?: boolean }
  | { readonly type: 'cancel' | 'new-line' }

type KeyPress = {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

export const keyOf = ({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyPress): Key => ({
  key,
  isCommand: (ctrlKey || metaKey) && !altKey,
  isShift: shiftKey,
  isAlt: altKey && !ctrlKey,
})

const steps: Readonly<Record<string, readonly [alone: Step, withCommand: Step]>> = {
  ArrowUp: ['up', 'top'],
  ArrowDown: ['down', 'bottom'],
  ArrowLeft: ['left', 'row-start'],
  ArrowRight: ['right', 'row-end'],
  Home: ['row-start', 'first'],
  End: ['row-end', 'last'],
  PageUp: ['page-up', 'page-up'],
  PageDown: ['page-down', 'page-down'],
}

const commands: Readonly<Record<string, KeyAct>> = {
  a: { type: 'select-all' },
  d: { type: 'fill-down' },
  z: { type: 'undo' },
  y: { type: 'redo' },
  ' ': { type: 'select-column' },
}

const alone: Readonly<Record<string, KeyAct>> = {
  F2: { type: 'edit' },
  Enter: { type: 'edit' },
  Delete: { type: 'erase' },
  Backspace: { type: 'erase' },
  Escape: { type: 'leave' },
}

/** A letter, a digit, a sign, or the start of an accented letter: one writes over the cell. */
const isTyped = ({ key, isCommand, isAlt }: Key): boolean =>
  !isCommand && !isAlt && ([...key].length === 1 || key === 'Dead' || key === 'Process')

/** While one moves from cell to cell; undefined for a key that is not the grid's. Tab is told apart: it may leave. */
export function actOf(pressed: Key): KeyAct | undefined {
  const { key, isCommand, isShift, isAlt } = pressed
  const step = isAlt ? undefined : steps[key]
  if (step) return { type: 'step', step: isCommand ? step[1] : step[0], isExtending: isShift }
  if (key === 'Tab' && !isCommand && !isAlt)
    return { type: 'step', step: isShift ? 'previous' : 'next', isExtending: false }
  if (isCommand) return isShift && key.toLowerCase() === 'z' ? { type: 'redo' } : commands[key.toLowerCase()]
  if (key === ' ' && isShift) return { type: 'select-row' }
  return alone[key] ?? (isTyped(pressed) ? { type: 'type' } : undefined)
}

/** While a cell is being written; undefined for a key that is the editor's own. */
export function editorActOf({ key, isCommand, isShift, isAlt }: Key): EditorAct | undefined {
  if (key === 'Escape') return { type: 'cancel' }
  if (key === 'Tab') return { type: 'commit', step: isShift ? 'previous' : 'next' }
  if (key !== 'Enter') return
  if (isCommand) return { type: 'commit', isEverywhere: true }
  if (isAlt) return { type: 'new-line' }
  return { type: 'commit', step: isShift ? 'up' : 'down' }
}
