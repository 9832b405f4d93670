/** Comments a passage: what is selected in the text comes in the form by itself; it may be typed as well. */
import { type RefObject, useEffect, useRef } from 'react'
import { CheckboxGroup } from '#app/ui/choice-field.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { talkLabels as t } from '../labels.fr.ts'
import { readSelection } from './text-passages.ts'

type TalkPerson = { readonly id: string; readonly name: string; readonly partyName: string }

type Props = {
  /** Where the text is shown. */
  readonly words: RefObject<HTMLElement | null>
  readonly people: readonly TalkPerson[]
}

export function CommentForm({ words, people }: Props) {
  const form = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const take = () => {
      const selected = words.current && readSelection(words.current)
      const quote = form.current?.querySelector<HTMLTextAreaElement>('[name="quote"]')
      const near = form.current?.querySelector<HTMLInputElement>('[name="near"]')
      if (!selected || !quote || !near) return
      quote.value = selected.quote
      near.value = String(selected.near)
    }
    document.addEventListener('selectionchange', take)
    return () => document.removeEventListener('selectionchange', take)
  }, [words])
  return (
    <div ref={form}>
      <CommandForm intent="comment-on-text" submit={t.send}>
        <TextArea name="quote" label={t.passage} hint={t.passageHint} rows={2} maxLength={2000} />
        <input type="hidden" name="near" defaultValue="" />
        <TextArea name="body" label={t.comment} rows={3} maxLength={4000} isRequired />
        <Addressees people={people} />
      </CommandForm>
    </div>
  )
}

/** Folded: most comments are for whoever reads the text. */
export const Addressees = ({ people }: { readonly people: readonly TalkPerson[] }) =>
  people.length > 0 && (
    <Disclosure summary={t.tell} fields={['mentionIds']}>
      <CheckboxGroup
        name="mentionIds"
        label={t.people}
        isLabelHidden
        choices={people.map(({ id, name, partyName }) => ({ value: id, label: t.person(name, partyName) }))}
      />
    </Disclosure>
  )
