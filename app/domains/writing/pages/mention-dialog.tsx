/** Chooses someone to name in the text: she is told once, if she may read it. Rules: docs/rules/writing.md §7.5. */
import type { Editor } from '@tiptap/core'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { folded } from '#app/kernel/plain-words.ts'
import { dialogLabels } from '../editor-labels.fr.ts'
import { SearchDialog } from './search-dialog.tsx'
import { useEditorDialog } from './use-editor-dialog.tsx'

const { mention: t } = dialogLabels

type Person = { readonly id: string; readonly name: string; readonly partyName: string }
type Props = {
  readonly ctgId: string
  readonly editor: Editor
  /** The words that opened the dialog, put back when nobody is chosen. */
  readonly typed: string
  readonly onClose: () => void
}

const isPerson = (one: unknown): one is Person =>
  typeof one === 'object' && one !== null && 'id' in one && 'name' in one && 'partyName' in one

/** @throws when the server does not answer */
async function listPeople(ctgId: string): Promise<readonly Person[]> {
  const response = await fetch(`/ctg/${ctgId}/textes/personnes`)
  const json: unknown = response.ok ? await response.json() : undefined
  if (!Array.isArray(json)) throw new Error('no people')
  return json.filter(isPerson)
}

export function MentionDialog({ ctgId, editor, typed, onClose }: Props) {
  const [words, setWords] = useState('')
  const [people, setPeople] = useState<readonly Person[] | 'waiting' | 'failed'>('waiting')
  useEffect(() => {
    listPeople(ctgId).then(setPeople, () => setPeople('failed'))
  }, [ctgId])

  const dialog = useEditorDialog(editor, onClose, () => {
    if (typed !== '') editor.commands.insertContent({ type: 'text', text: typed })
  })
  const choose = (person: Person) => {
    editor.commands.insertContent([
      { type: 'mention', attrs: { personId: person.id, name: person.name } },
      { type: 'text', text: ' ' },
    ])
    dialog.leave()
  }
  const found =
    typeof people === 'string'
      ? people
      : people.filter(({ name, partyName }) => folded(`${name} ${partyName}`).includes(folded(words)))
  const chooseFirst = (event: KeyboardEvent) => {
    const first = typeof found === 'string' ? undefined : found[0]
    if (event.key !== 'Enter' || !first || words === '') return
    event.preventDefault()
    choose(first)
  }
  return (
    <SearchDialog
      dialog={dialog}
      labels={t}
      found={found}
      onSearch={setWords}
      onKeyDown={chooseFirst}
      keyOf={({ id }) => id}
      choose={choose}
      show={({ name, partyName }) => (
        <>
          <span>{name}</span>
          <span>{partyName}</span>
        </>
      )}
    />
  )
}
