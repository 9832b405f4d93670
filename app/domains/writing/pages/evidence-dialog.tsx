/** Chooses a figure to put in the text: a card that knows its reading, and says when a newer one is known. */
import type { Editor } from '@tiptap/core'
import { useEffect, useId, useState } from 'react'
import { Button } from '#app/ui/button.tsx'
import { dialogLabels } from '../editor-labels.fr.ts'
import { type FigureChoices, listChoices, rememberFigure } from './evidence-figures.tsx'
import styles from './text-editor.module.css'
import { useEditorDialog } from './use-editor-dialog.tsx'

const { evidence: t, cancel } = dialogLabels

type Props = { readonly ctgId: string; readonly editor: Editor; readonly onClose: () => void }
type Found = FigureChoices | 'waiting' | 'failed'

const typingMs = 200

export function EvidenceDialog({ ctgId, editor, onClose }: Props) {
  const id = useId()
  const { props, leave, giveUp } = useEditorDialog(editor, onClose)
  const [words, setWords] = useState('')
  const [territory, setTerritory] = useState('')
  const [territories, setTerritories] = useState<FigureChoices['territories']>([])
  const [found, setFound] = useState<Found>('waiting')
  useEffect(() => {
    let isOld = false
    const typing = setTimeout(async () => {
      const answer = await listChoices(ctgId, words, territory).catch(() => 'failed' as const)
      if (isOld) return
      setFound(answer)
      if (answer === 'failed') return
      setTerritories(answer.territories)
      if (answer.territoryCode !== null) setTerritory(answer.territoryCode)
    }, typingMs)
    return () => {
      isOld = true
      clearTimeout(typing)
    }
  }, [ctgId, words, territory])

  const insert = ({ key, figure }: FigureChoices['figures'][number]) => {
    rememberFigure(key, figure)
    // The caret goes on after the card: what one types next does not replace it.
    editor
      .chain()
      .insertContent([{ type: 'evidenceCard', attrs: key }, { type: 'paragraph' }])
      .run()
    leave()
  }
  return (
    <dialog {...props} className={styles.dialog} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t.title}</h2>
      <div className={styles.fields}>
        <div>
          <label htmlFor={`${id}-words`}>{t.search}</label>
          <input
            id={`${id}-words`}
            type="search"
            autoComplete="off"
            aria-describedby={`${id}-hint`}
            onChange={(event) => setWords(event.target.value)}
          />
          <p id={`${id}-hint`} className="fine">
            {t.hint}
          </p>
        </div>
        <div>
          <label htmlFor={`${id}-place`}>{t.place}</label>
          <select id={`${id}-place`} value={territory} onChange={(event) => setTerritory(event.target.value)}>
            {territories.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </div>
      </div>
      <p role="status" className="fine">
        {found === 'waiting' && t.waiting}
        {found === 'failed' && t.failed}
        {typeof found === 'object' && (found.figures.length === 0 ? t.none : t.found(found.figures.length))}
      </p>
      {typeof found === 'object' && (
        <ul className={styles.choices}>
          {found.figures.map((choice) => (
            <li key={choice.key.indicatorId}>
              <button type="button" className={styles.choice} onClick={() => insert(choice)}>
                <span>{choice.figure.title}</span>
                <span>
                  <strong>{choice.figure.value}</strong> ({choice.figure.year})
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <Button type="button" onClick={giveUp}>
        {cancel}
      </Button>
    </dialog>
  )
}
