/** Asks where a link leads; the caret in a link shows it, to change or to take out. */
import type { Editor } from '@tiptap/core'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '#app/ui/button.tsx'
import { Row, Stack } from '#app/ui/layout.tsx'
import { dialogLabels } from '../editor-labels.fr.ts'
import { linkFrom } from '../rich-text.ts'
import styles from './text-editor.module.css'
import { useEditorDialog } from './use-editor-dialog.tsx'

const { link: t, cancel } = dialogLabels

type Props = { readonly editor: Editor; readonly onClose: () => void }

export function LinkDialog({ editor, onClose }: Props) {
  const id = useId()
  const { props, leave, giveUp } = useEditorDialog(editor, onClose)
  const [isRefused, setIsRefused] = useState(false)
  const isChange = editor.isActive('link')
  const hasWords = isChange || !editor.state.selection.empty
  const known: unknown = editor.getAttributes('link').href

  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const href = linkFrom(String(form.get('address') ?? ''))
    if (href === undefined) return setIsRefused(true)
    const words = String(form.get('words') ?? '').trim()
    if (hasWords) editor.chain().extendMarkRange('link').setLink({ href }).run()
    else
      editor
        .chain()
        .insertContent([
          { type: 'text', text: words || String(form.get('address')), marks: [{ type: 'link', attrs: { href } }] },
          { type: 'text', text: ' ' },
        ])
        .run()
    leave()
  }
  return (
    <dialog {...props} className={styles.dialog} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t.title}</h2>
      <form onSubmit={apply} noValidate>
        <Stack isTight>
          <AddressField id={id} known={known} isRefused={isRefused} />
          {!hasWords && (
            <div>
              <label htmlFor={`${id}-words`}>{t.words}</label>
              <input id={`${id}-words`} name="words" type="text" />
            </div>
          )}
          <Row>
            <Button look="primary">{t.apply}</Button>
            {isChange && (
              <Button
                type="button"
                onClick={() => {
                  editor.chain().extendMarkRange('link').unsetLink().run()
                  leave()
                }}
              >
                {t.remove}
              </Button>
            )}
            <Button type="button" look="quiet" onClick={giveUp}>
              {cancel}
            </Button>
          </Row>
        </Stack>
      </form>
    </dialog>
  )
}

type AddressProps = { readonly id: string; readonly known: unknown; readonly isRefused: boolean }

const AddressField = ({ id, known, isRefused }: AddressProps) => (
  <div>
    <label htmlFor={`${id}-address`}>{t.address}</label>
    <input
      id={`${id}-address`}
      name="address"
      type="text"
      inputMode="url"
      defaultValue={typeof known === 'string' ? known : ''}
      aria-invalid={isRefused || undefined}
      aria-describedby={isRefused ? `${id}-hint ${id}-refused` : `${id}-hint`}
    />
    <p id={`${id}-hint`} className="fine">
      {t.hint}
    </p>
    {isRefused && (
      <p id={`${id}-refused`} role="alert" className={styles.refused}>
        {t.refused}
      </p>
    )}
  </div>
)
