/**
 * The toolbar of a text: one stop of the Tab key, arrows from button to button, Escape back to the text (WAI-ARIA toolbar).
 * A command that cannot run keeps its place: the focus is never lost.
 */
import type { Editor } from '@tiptap/core'
import { type KeyboardEvent, type RefObject, useEffect, useReducer, useRef, useState } from 'react'
import { classNames } from '#app/ui/class-names.ts'
import { toolLabels as t } from '../editor-labels.fr.ts'
import type { Tool } from './editor-tools.tsx'
import styles from './text-editor.module.css'

type Props = {
  readonly editor: Editor
  readonly label: string
  readonly groups: readonly (readonly Tool[])[]
  /** Where Alt + F10 leads. */
  readonly bar?: RefObject<HTMLDivElement | null>
  readonly isWordy?: boolean
}

/** Renders again after each change of the text or of the selection. */
export function useEditorChanges(editor: Editor | undefined): void {
  const [, tick] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    if (!editor) return
    editor.on('transaction', tick)
    return () => {
      editor.off('transaction', tick)
    }
  }, [editor])
}

/** Buttons of a toolbar that the arrows go through. */
export const buttonsOf = (bar: HTMLElement | null): readonly HTMLButtonElement[] => [
  ...(bar?.querySelectorAll('button') ?? []),
]

/** « Control+Shift+8 » as French keyboards write it. */
const keysInWords = (keys: string): string =>
  keys.replace('Control', 'Ctrl').replace('Shift', 'Maj').replaceAll('+', ' + ')

export function EditorToolbar({ editor, label, groups, bar, isWordy = false }: Props) {
  useEditorChanges(editor)
  const own = useRef<HTMLDivElement>(null)
  const toolbar = bar ?? own
  const tools = groups.flat()
  const [reached, setReached] = useState<string>()
  const stop = tools.find(({ name }) => name === reached) ?? tools[0]

  const move = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return editor.view.focus()
    const buttons = buttonsOf(toolbar.current)
    const at = buttons.findIndex((button) => button.matches(':focus'))
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key]
    if (next === undefined || at < 0) return
    event.preventDefault()
    buttons[(next + buttons.length) % buttons.length]?.focus()
  }
  return (
    <div
      ref={toolbar}
      role="toolbar"
      aria-label={label}
      className={classNames(styles.toolbar, isWordy && styles.wordy)}
      onKeyDown={move}
    >
      {groups.map((group) => (
        <div key={group[0]?.name} className={styles.group}>
          {group.map((tool) => (
            <ToolButton
              key={tool.name}
              tool={tool}
              editor={editor}
              isStop={tool === stop}
              onReach={() => setReached(tool.name)}
            />
          ))}
        </div>
      ))}
    </div>
  )
}

type ButtonProps = {
  readonly tool: Tool
  readonly editor: Editor
  readonly isStop: boolean
  readonly onReach: () => void
}

function ToolButton({ tool, editor, isStop, onReach }: ButtonProps) {
  const canRun = (editor.isEditable || tool.isForReaders === true) && tool.canRun(editor)
  const label = t[tool.name]
  return (
    <button
      type="button"
      className={styles.tool}
      tabIndex={isStop ? 0 : -1}
      aria-label={label}
      title={tool.keys ? t.shortcut(label, keysInWords(tool.keys)) : label}
      aria-keyshortcuts={tool.keys}
      aria-pressed={tool.isOn?.(editor)}
      aria-disabled={!canRun || undefined}
      onFocus={onReach}
      // The selection of the text stays where it is.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => canRun && tool.run(editor)}
    >
      {tool.icon}
    </button>
  )
}
