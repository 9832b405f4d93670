/** What one writes a cell of the grid with: a line, a text, one of a list, several of a list. Opens with the focus. Rules: docs/rules/plan.md §14. */
import { type ChangeEvent, type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { classNames } from '../class-names.ts'
import styles from './grid-editor.module.css'
import { type EditorAct, editorActOf, keyOf } from './grid-keys.ts'
import type { GridColumn } from './grid-model.ts'
import { complete, suggest } from './suggestions.ts'

type Props = {
  readonly column: GridColumn
  /** What the cell may be given, in order; empty for free words. */
  readonly choices: readonly string[]
  readonly text: string
  /** « 1.2.3, Fin ». */
  readonly label: string
  readonly onDone: (act: EditorAct, text: string) => void
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** One end only: what removes the editor also takes its focus away. */
function useEnd(onDone: Props['onDone']) {
  const isDone = useRef(false)
  const end = (act: EditorAct, text: string) => {
    if (isDone.current) return
    isDone.current = true
    onDone(act, text)
  }
  /** The focus went elsewhere in the page, not to another window. */
  const blur = (text: string) => {
    if (document.hasFocus()) end({ type: 'commit' }, text)
  }
  return { end, blur }
}

/** Ends as the key says; a line break goes where the caret is. @returns whether the key was taken */
function pressed(event: KeyboardEvent<Control>, end: Props['onDone']): boolean {
  const control = event.currentTarget
  event.stopPropagation()
  if (event.nativeEvent.isComposing) return true
  const act = editorActOf(keyOf(event))
  if (!act) return false
  event.preventDefault()
  if (act.type !== 'new-line') end(act, control.value)
  else if (control instanceof HTMLTextAreaElement) {
    control.setRangeText('\n', control.selectionStart, control.selectionEnd, 'end')
    control.dispatchEvent(new Event('input', { bubbles: true }))
  }
  return true
}

function useFocus<Element extends HTMLInputElement | HTMLTextAreaElement>() {
  const control = useRef<Element>(null)
  useLayoutEffect(() => {
    control.current?.focus({ preventScroll: true })
    const end = control.current?.value.length ?? 0
    control.current?.setSelectionRange(end, end)
  }, [])
  return control
}

export function CellEditor(props: Props) {
  const { column, choices } = props
  if (column.kind === 'choice') return <ChoiceEditor {...props} />
  if (column.kind === 'list' && choices.length > 0) return <ListEditor {...props} />
  return column.kind === 'words' || column.kind === 'list' ? <WordsEditor {...props} /> : <LineEditor {...props} />
}

function LineEditor({ text, label, onDone }: Props) {
  const { end, blur } = useEnd(onDone)
  return (
    <input
      ref={useFocus<HTMLInputElement>()}
      type="text"
      aria-label={label}
      autoComplete="off"
      defaultValue={text}
      className={styles.editor}
      onKeyDown={(event) => pressed(event, end)}
      onBlur={(event) => blur(event.currentTarget.value)}
    />
  )
}

function WordsEditor({ text, label, onDone }: Props) {
  const { end, blur } = useEnd(onDone)
  return (
    <textarea
      ref={useFocus<HTMLTextAreaElement>()}
      aria-label={label}
      rows={2}
      defaultValue={text}
      className={classNames(styles.editor, styles.wordsEditor)}
      onKeyDown={(event) => pressed(event, end)}
      onBlur={(event) => blur(event.currentTarget.value)}
    />
  )
}

/** Chosen by the mouse, it is done; gone through with the arrows, it is done with Enter or Tab. */
function ChoiceEditor({ choices, text, label, onDone }: Props) {
  const { end, blur } = useEnd(onDone)
  const control = useRef<HTMLSelectElement>(null)
  const keyedAt = useRef(Number.NEGATIVE_INFINITY)
  useLayoutEffect(() => control.current?.focus({ preventScroll: true }), [])
  const change = (event: ChangeEvent<HTMLSelectElement>) => {
    if (event.timeStamp - keyedAt.current > 50) end({ type: 'commit' }, event.currentTarget.value)
  }
  return (
    <select
      ref={control}
      aria-label={label}
      defaultValue={text}
      className={styles.editor}
      onKeyDown={(event) => {
        keyedAt.current = event.timeStamp
        pressed(event, end)
      }}
      onChange={change}
      onBlur={(event) => blur(event.currentTarget.value)}
    >
      {(choices.includes(text) ? choices : [text, ...choices]).map((choice) => (
        <option key={choice} value={choice}>
          {choice}
        </option>
      ))}
    </select>
  )
}

/** Several names, one a line; arrows and Enter take one of those offered for the line, any other word is kept as it is. */
function ListEditor({ choices, text, label, onDone }: Props) {
  const { end, blur } = useEnd(onDone)
  const listId = useId()
  const control = useFocus<HTMLTextAreaElement>()
  const [typed, setTyped] = useState({ text, caret: text.length })
  const [chosen, setChosen] = useState(-1)
  const suggestions = suggest(typed.text, typed.caret, choices)
  const { names } = suggestions
  const take = (name: string) => {
    const completed = complete(typed.text, suggestions, name)
    setTyped(completed)
    setChosen(-1)
  }
  useLayoutEffect(() => control.current?.setSelectionRange(typed.caret, typed.caret), [control, typed])
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0
    const name = names[chosen]
    const isTaken = event.key === 'Enter' && name !== undefined && !event.altKey && !event.ctrlKey && !event.metaKey
    if (!isTaken && (move === 0 || names.length === 0)) {
      pressed(event, end)
      return
    }
    event.stopPropagation()
    event.preventDefault()
    if (isTaken) take(name)
    else setChosen(Math.max(-1, Math.min(names.length - 1, chosen + move)))
  }
  return (
    <div className={classNames(styles.editor, styles.listEditor)}>
      <textarea
        ref={control}
        role="combobox"
        aria-label={label}
        aria-expanded={names.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={chosen >= 0 ? `${listId}-${chosen}` : undefined}
        rows={2}
        value={typed.text}
        onChange={({ currentTarget }) => {
          setTyped({ text: currentTarget.value, caret: currentTarget.selectionStart })
          setChosen(-1)
        }}
        onKeyDown={press}
        onBlur={() => blur(typed.text)}
      />
      <Suggestions {...{ listId, label, names, chosen, take }} />
    </div>
  )
}

type SuggestionsProps = {
  readonly listId: string
  readonly label: string
  readonly names: readonly string[]
  readonly chosen: number
  readonly take: (name: string) => void
}

const Suggestions = ({ listId, label, names, chosen, take }: SuggestionsProps) => (
  <div id={listId} role="listbox" aria-label={`${label} : choix`} className={styles.choices}>
    {names.map((name, index) => (
      // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text, which names the option it is on.
      // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are those of the text.
      <div
        key={name}
        id={`${listId}-${index}`}
        role="option"
        aria-selected={index === chosen}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => take(name)}
      >
        {name}
      </div>
    ))}
  </div>
)
