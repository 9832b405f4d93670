/**
 * What a form keeps of a person's words until the server has them, and what it says of them: a draft found again is offered,
 * never put back by itself; one that has not arrived is sent again with the network. Rules: docs/rules/writing.md §11.
 */
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { useLocation, useNavigation } from 'react-router'
import { Button } from './button.tsx'
import {
  type FoundDraft,
  forgetDraft,
  type Keeping,
  listDrafts,
  pageNow,
  placeOf,
  type Storing,
  storageOf,
  windowKey,
  writeDraft,
} from './drafts.ts'
import styles from './form.module.css'
import { holdAlone } from './last-holder.ts'
import { Notice } from './notice.tsx'
import { usePersonId } from './root-data.tsx'
import { isAnyUnderWay, type Sending, useIsAnyUnderWay } from './sendings.tsx'
import {
  type Comparison,
  compareDraft,
  nameOf,
  noteTyped,
  putBack,
  type TypedAnswers,
  unfold,
} from './typed-answers.ts'

type FormRef = RefObject<HTMLFormElement | null>
export type Offer = FoundDraft & { readonly comparison: Comparison; readonly isOfOtherVersion: boolean }

const versionOf = (form: HTMLFormElement): string | undefined => new FormData(form).get('version')?.toString()

function useDraftKey(personId: string | undefined, pathname: string, typed: RefObject<TypedAnswers>) {
  const key = useRef<string>(undefined)
  const settleIn = useCallback(
    (element: HTMLFormElement): string => {
      const place = placeOf(personId, pathname, nameOf(element))
      if (key.current?.startsWith(place)) return place
      // The same form now shown for another thing.
      if (key.current !== undefined) typed.current.clear()
      key.current = windowKey(place)
      return place
    },
    [personId, pathname, typed],
  )
  return { key, settleIn }
}

/** The first draft that differs from the form; those that do not are erased. */
function findDraft(storage: Storing, element: HTMLFormElement, place: string, ownKey?: string): Offer | undefined {
  for (const { key, draft } of listDrafts(storage, place, new Date())) {
    if (key === ownKey) continue
    const comparison = compareDraft(element, draft)
    if (!comparison.isThere) return { key, draft, comparison, isOfOtherVersion: draft.version !== versionOf(element) }
    forgetDraft(storage, key)
  }
}

function useStorage(keeping: Keeping) {
  const personId = usePersonId()
  return { personId, storage: storageOf(keeping, personId) }
}

/** A form that must not be kept has no draft: its words live only in its page. */
export function useKeptDraft(form: FormRef, keeping: Keeping) {
  const isKept = keeping !== 'nowhere'
  const { personId, storage } = useStorage(keeping)
  const { pathname } = useLocation()
  const typed = useRef<TypedAnswers>(new Map())
  const [offer, setOffer] = useState<Offer>()

  const { key, settleIn } = useDraftKey(personId, pathname, typed)
  const look = useCallback(() => {
    const element = form.current
    if (!element || !isKept) return
    const place = settleIn(element)
    const draft = findDraft(storage(), element, place, key.current)
    if (draft) unfold(element)
    setOffer(draft)
  }, [form, isKept, key, settleIn, storage])
  useEffect(look, [look])

  /** @returns how to forget what was kept; undefined where nothing was */
  const keep = (sentAs?: string): (() => void) | undefined => {
    const element = form.current
    if (!element || !isKept) return
    // One may type as soon as the page answers, before it has looked for drafts.
    if (key.current === undefined) settleIn(element)
    const own = key.current
    if (own === undefined) return
    const version = versionOf(element)
    const isWritten = writeDraft(storage(), own, {
      ...{ savedAt: new Date().toISOString(), answers: [...typed.current.values()], page: pageNow() },
      ...(version !== undefined && { version }),
      ...(sentAs !== undefined && { sentAs }),
    })
    holdAlone(element, !isWritten && typed.current.size > 0)
    return isWritten ? () => forgetDraft(storage(), own) : undefined
  }
  return {
    offer,
    keep,
    /** @returns whether there was something to keep */
    note: (target: EventTarget): boolean => {
      const isNoted = form.current !== null && noteTyped(typed.current, form.current, target)
      if (isNoted) keep()
      return isNoted
    },
    clear: () => {
      typed.current.clear()
      if (form.current) holdAlone(form.current, false)
    },
    take: ({ key: foundKey, draft }: Offer) => {
      if (!form.current) return
      // What no field takes stays on the device until one erases it.
      writeDraft(storage(), foundKey, { ...draft, answers: putBack(form.current, draft) })
      keep(draft.sentAs)
    },
    forget: ({ key: foundKey }: Offer) => {
      forgetDraft(storage(), foundKey)
      look()
    },
  }
}

const retrySeconds = 15

/** Somebody types in another form: sending now could change the page under her. */
const isBusyElsewhere = (form: HTMLFormElement): boolean => {
  const busy = document.activeElement?.closest('form')
  return busy != null && busy !== form && document.activeElement?.matches('input, textarea, select') === true
}

type NotSentProps = {
  readonly form: FormRef
  /** The button pressed: its value may hold the intent. */
  readonly submitter: RefObject<HTMLElement | null>
  readonly sending: Sending
}

/** After the buttons of a form that has not arrived. */
export function NotSentYet({ form, submitter, sending }: NotSentProps) {
  const isUnderWay = sending.state === 'under-way'
  const isChanged = sending.isChanged === true
  const send = useCallback(() => {
    const button = submitter.current
    const isStill = button instanceof HTMLButtonElement && button.form === form.current
    if (!isAnyUnderWay()) form.current?.requestSubmit(isStill ? button : null)
  }, [form, submitter])
  // Pressed while another form is being sent or the page reloaded: it is sent afterwards.
  const [isPressed, setIsPressed] = useState(false)
  const { state } = useNavigation()
  const isWayFree = !useIsAnyUnderWay() && state === 'idle'
  useEffect(() => {
    if (!isPressed || !isWayFree) return
    setIsPressed(false)
    send()
  }, [isPressed, isWayFree, send])
  useEffect(() => {
    if (isUnderWay || isChanged) return
    const again = () => form.current && navigator.onLine && !isBusyElsewhere(form.current) && send()
    const timer = setInterval(again, retrySeconds * 1000)
    window.addEventListener('online', again)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', again)
    }
  }, [form, send, isUnderWay, isChanged])
  return (
    <div className={styles.errors}>
      <Notice tone="warn">
        <p>
          <strong>Pas encore envoyé : {sending.reason}.</strong>{' '}
          {sending.forget ? 'Votre saisie reste ici et sur cet appareil' : 'Votre saisie n’est que sur cette page'}
          {isChanged ? ' ; envoyez-la quand vous avez fini.' : ' ; elle partira avec le réseau, et une seule fois.'}
        </p>
        <div>
          <Button type="button" isSmall onClick={() => setIsPressed(true)} aria-disabled={isUnderWay || undefined}>
            Envoyer de nouveau
          </Button>
        </div>
      </Notice>
    </div>
  )
}
