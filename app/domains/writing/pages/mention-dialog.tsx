/** Chooses someone to name in the text: she is told once, if she may read it. Rules: docs/rules/writing.md §7.5. */
import type { Editor } from '@tiptap/core'
import { useEffect, useId, useState } from 'react'
import { Button } from '#app/ui/button.tsx'
import { dialogLabels } from '../editor-labels.fr.ts'
import styles from './text-editor.module.css'
import { useEditorDialog } from './use-editor-dialog.tsx'

const { mention: t, cancel } = dialogLabels

type Person = { readonly id: string; readonly name: string; readonly partyName: string }
type Props = {
  readonly ctgId: string
  readonly editor: Editor
  /** What one had typed to come here, put back when nobody is chosen. */
  readonly typed: string
  readonly onClose: () => void
}

const plain = (words: string): string => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

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
  const id = useId()
  const [words, setWords] = useState('')
  const [people, setPeople] = useState<readonly Person[] | 'waiting' | 'failed'>('waiting')
  useEffect(() => {
    listPeople(ctgId).then(setPeople, () => setPeople('failed'))
  }, [ctgId])

  const { props, leave, giveUp } = useEditorDialog(editor, onClose, () => {
    if (typed !== '') editor.commands.insertContent({ type: 'text', text: typed })
  })
  const choose = (person: Person) => {
    editor.commands.insertContent([
      { type: 'mention', attrs: { personId: person.id, name: person.name } },
      { type: 'text', text: ' ' },
    ])
    leave()
  }
  const found =
    typeof people === 'string'
      ? []
      : people.filter(({ name, partyName }) => plain(`${name} ${partyName}`).includes(plain(words)))
  const [first] = found
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
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || !first || words === '') return
              event.preventDefault()
              choose(first)
            }}
          />
          <p id={`${id}-hint`} className="fine">
            {t.hint}
          </p>
        </div>
      </div>
      <p role="status" className="fine">
        {people === 'waiting' && t.waiting}
        {people === 'failed' && t.failed}
        {typeof people === 'object' && (found.length === 0 ? t.none : t.found(found.length))}
      </p>
      <ul className={styles.choices}>
        {found.map((person) => (
          <li key={person.id}>
            <button type="button" className={styles.choice} onClick={() => choose(person)}>
              <span>{person.name}</span>
              <span>{person.partyName}</span>
            </button>
          </li>
        ))}
      </ul>
      <Button type="button" onClick={giveUp}>
        {cancel}
      </Button>
    </dialog>
  )
}
