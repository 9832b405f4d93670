/** Chooses a figure to put in the text: a card that knows its reading, and says when a newer one is known. */
import type { Editor } from '@tiptap/core'
import { useEffect, useId, useState } from 'react'
import { dialogLabels } from '../editor-labels.fr.ts'
import { type FigureChoices, listChoices, rememberFigure } from './evidence-figures.tsx'
import { SearchDialog } from './search-dialog.tsx'
import { useEditorDialog } from './use-editor-dialog.tsx'

const { evidence: t } = dialogLabels

type Props = { readonly ctgId: string; readonly editor: Editor; readonly onClose: () => void }
type SearchOutcome = FigureChoices['figures'] | 'waiting' | 'failed'

const typingMs = 200

export function EvidenceDialog({ ctgId, editor, onClose }: Props) {
  const dialog = useEditorDialog(editor, onClose)
  const [words, setWords] = useState('')
  const [territory, setTerritory] = useState('')
  const [territories, setTerritories] = useState<FigureChoices['territories']>([])
  const [found, setFound] = useState<SearchOutcome>('waiting')
  useEffect(() => {
    let isOld = false
    const typing = setTimeout(async () => {
      const answer = await listChoices(ctgId, words, territory).catch(() => 'failed' as const)
      if (isOld) return
      if (answer === 'failed') return setFound(answer)
      setFound(answer.figures)
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
    dialog.leave()
  }
  return (
    <SearchDialog
      dialog={dialog}
      labels={t}
      found={found}
      onSearch={setWords}
      keyOf={({ key }) => key.indicatorId}
      choose={insert}
      show={({ figure: { title, value, year } }) => (
        <>
          <span>{title}</span>
          <span>
            <strong>{value}</strong> ({year})
          </span>
        </>
      )}
    >
      <PlaceField territories={territories} territory={territory} onChoose={setTerritory} />
    </SearchDialog>
  )
}

type PlaceProps = {
  readonly territories: FigureChoices['territories']
  readonly territory: string
  readonly onChoose: (code: string) => void
}

function PlaceField({ territories, territory, onChoose }: PlaceProps) {
  const id = useId()
  return (
    <div>
      <label htmlFor={`${id}-place`}>{t.place}</label>
      <select id={`${id}-place`} value={territory} onChange={(event) => onChoose(event.target.value)}>
        {territories.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}
