/** A form that keeps its words until the server has them: its draft, its number, what became of it. Rules: docs/rules/writing.md §11. */
import { type InputEvent, type SubmitEvent, useRef } from 'react'
import type { Keeping } from './drafts.ts'
import { NotSentYet, useKeptDraft } from './kept-draft.tsx'
import { useOnDemand } from './on-demand.tsx'
import { useRequestNumber } from './request-number.tsx'
import { begin, changeWords, end, useSending } from './sendings.tsx'

const loadOffer = () => import('./draft-offer.tsx').then(({ DraftOffer }) => DraftOffer)

/**
 * @param formId tells it apart from the other forms of the page
 * @param keeping where what is typed waits until the server has it
 */
export function useKeptForm(formId: string, keeping: Keeping) {
  const form = useRef<HTMLFormElement>(null)
  const submitter = useRef<HTMLElement>(null)
  const { requestId, numberFor, repeat } = useRequestNumber(formId)
  const draft = useKeptDraft(form, keeping)
  const DraftOffer = useOnDemand(draft.offer !== undefined, loadOffer)
  const sending = useSending(requestId)
  return {
    form,
    requestId,
    sending,
    onInput: ({ target }: InputEvent<HTMLFormElement>): void => {
      if (draft.note(target)) changeWords(requestId)
    },
    /** When it is sent. @returns the number under which it leaves; undefined when there is no network: it stays */
    leave: (event: SubmitEvent<HTMLFormElement>): string | undefined => {
      submitter.current = event.nativeEvent.submitter
      const number = numberFor(event.currentTarget)
      begin(number, draft.keep(number))
      if (navigator.onLine) return number
      event.preventDefault()
      end(number, 'lost', 'pas de connexion')
      return undefined
    },
    /** Once it has arrived. */
    empty: (): void => {
      form.current?.reset()
      draft.clear()
      repeat(undefined)
    },
    /** Before its fields. */
    offer: draft.offer && DraftOffer && (
      <DraftOffer
        key={draft.offer.key}
        offer={draft.offer}
        onTake={(offer) => {
          draft.take(offer)
          repeat(offer.draft.sentAs, form.current)
        }}
        onForget={draft.forget}
      />
    ),
    /** After its buttons. */
    notSent: sending && sending.state !== 'failed' && sending.reason !== undefined && (
      <NotSentYet form={form} submitter={submitter} sending={sending} />
    ),
  }
}
