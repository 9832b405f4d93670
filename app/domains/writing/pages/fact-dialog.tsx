/** Chooses what of the CTG a passage says: its words follow what the partners write elsewhere. */
import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'
import { folded } from '#app/kernel/plain-words.ts'
import { dialogLabels } from '../editor-labels.fr.ts'
import { type FactChoice, listFactChoices } from './fact-words.tsx'
import { SearchDialog } from './search-dialog.tsx'
import { useEditorDialog } from './use-editor-dialog.tsx'

const { fact: t } = dialogLabels

type Props = { readonly ctgId: string; readonly editor: Editor; readonly onClose: () => void }

export function FactDialog({ ctgId, editor, onClose }: Props) {
  const dialog = useEditorDialog(editor, onClose)
  const [search, setSearch] = useState('')
  const [facts, setFacts] = useState<readonly FactChoice[] | 'waiting' | 'failed'>('waiting')
  useEffect(() => {
    listFactChoices(ctgId).then(setFacts, () => setFacts('failed'))
  }, [ctgId])
  const choose = ({ name }: FactChoice) => {
    editor.commands.insertContent({ type: 'fact', attrs: { name } })
    dialog.leave()
  }
  const found =
    typeof facts === 'string'
      ? facts
      : facts.filter(({ label, words }) => folded(`${label} ${words}`).includes(folded(search)))
  return (
    <SearchDialog
      dialog={dialog}
      labels={t}
      found={found}
      onSearch={setSearch}
      keyOf={({ name }) => name}
      choose={choose}
      show={({ label, words }) => (
        <>
          <strong>{label}</strong>
          <span>{words}</span>
        </>
      )}
    />
  )
}
