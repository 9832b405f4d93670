/** A modal over the editor in which one searches, then chooses: a figure to insert, someone to name. */
import { type KeyboardEvent, type ReactNode, useId } from 'react'
import { Button } from '#app/ui/button.tsx'
import { dialogLabels } from '../editor-labels.fr.ts'
import styles from './text-editor.module.css'
import type { EditorDialog } from './use-editor-dialog.tsx'

type Props<Choice> = {
  readonly dialog: EditorDialog
  readonly labels: (typeof dialogLabels)['evidence' | 'mention' | 'fact']
  /** The choices found, or why there are none yet. */
  readonly found: readonly Choice[] | 'waiting' | 'failed'
  readonly onSearch: (words: string) => void
  readonly onKeyDown?: (event: KeyboardEvent) => void
  readonly keyOf: (choice: Choice) => string
  readonly choose: (choice: Choice) => void
  readonly show: (choice: Choice) => ReactNode
  /** Another field beside the words searched. */
  readonly children?: ReactNode
}

export function SearchDialog<Choice>({ dialog, labels: t, found, ...props }: Props<Choice>) {
  const id = useId()
  const choices = typeof found === 'string' ? [] : found
  return (
    <dialog {...dialog.props} className={styles.dialog} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t.title}</h2>
      <div className={styles.fields}>
        <div>
          <label htmlFor={`${id}-words`}>{t.search}</label>
          <input
            id={`${id}-words`}
            type="search"
            autoComplete="off"
            aria-describedby={`${id}-hint`}
            onChange={(event) => props.onSearch(event.target.value)}
            onKeyDown={props.onKeyDown}
          />
          <p id={`${id}-hint`} className="fine">
            {t.hint}
          </p>
        </div>
        {props.children}
      </div>
      <p role="status" className="fine">
        {typeof found === 'string' ? t[found] : choices.length === 0 ? t.none : t.found(choices.length)}
      </p>
      <ul className={styles.choices}>
        {choices.map((choice) => (
          <li key={props.keyOf(choice)}>
            <button type="button" className={styles.choice} onClick={() => props.choose(choice)}>
              {props.show(choice)}
            </button>
          </li>
        ))}
      </ul>
      <Button type="button" onClick={dialog.giveUp}>
        {dialogLabels.cancel}
      </Button>
    </dialog>
  )
}
