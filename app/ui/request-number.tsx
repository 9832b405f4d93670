/** The number under which a form is sent, and what happens to the form once it has arrived. In the browser. */
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useNavigation } from 'react-router'
import { useRootData } from './root-data.tsx'
import { isAwaited, renumber, sendingOf } from './sendings.tsx'

/** All that a form would send, but the number of its request. */
const contentOf = (form: HTMLFormElement): string =>
  JSON.stringify(
    [...new FormData(form)].flatMap(([name, value]) =>
      name === 'requestId' ? [] : [[name, typeof value === 'string' ? value : [value.name, value.size]]],
    ),
  )

/** What the numbers of the forms of this page begin with: its own, and for whom it was shown (http/form-number.server.ts). */
export function usePageNumber(): string {
  const root = useRootData()
  return root?.formNumber ?? root?.requestId ?? ''
}

/** Numbers for what is sent from this page without a form. */
export function useNewNumber(): () => string {
  const pageNumber = usePageNumber()
  return () => `${pageNumber}${crypto.randomUUID()}`
}

/** The same words sent twice count once; others go under another number, for the first may have arrived. */
export function useRequestNumber(formId: string) {
  const pageId = `${usePageNumber()}${formId}`
  const [ownId, setOwnId] = useState(pageId)
  const [otherId, setOtherId] = useState<string>()
  // The page is read again when another form arrives: a form still on its way keeps its number, and is still reported.
  if (ownId !== pageId && !isAwaited(ownId)) setOwnId(pageId)
  const requestId = otherId ?? ownId
  const sentContent = useRef<string>(undefined)
  return {
    requestId,
    /** Number of a form about to be sent, written in its hidden input too. */
    numberFor(form: HTMLFormElement): string {
      const content = contentOf(form)
      const isOther = sentContent.current !== undefined && sentContent.current !== content
      sentContent.current = content
      if (!isOther) return requestId
      const nextId = `${ownId}-${Math.random().toString(36).slice(2, 8)}`
      renumber(requestId, nextId)
      flushSync(() => setOtherId(nextId))
      return nextId
    },
    /** @param sentAs number under which the words now in the form left already; undefined to forget those that did */
    repeat(sentAs: string | undefined, form: HTMLFormElement | null = null): void {
      sentContent.current = sentAs !== undefined && form ? contentOf(form) : undefined
      setOtherId(sentAs)
    },
  }
}

/** Empties a form once it has arrived and its page is read again. @returns whether it is under way */
export function useReset(requestId: string, empty: () => void): boolean {
  const navigation = useNavigation()
  const sendingId = navigation.formData?.get('requestId') === requestId ? requestId : undefined
  const [lastId, setLastId] = useState(sendingId)
  const [arrivals, setArrivals] = useState(0)
  if (sendingId !== lastId) {
    setLastId(sendingId)
    if (lastId !== undefined && sendingOf(lastId)?.state === 'arrived') setArrivals(arrivals + 1)
  }
  const emptyNow = useRef(empty)
  emptyNow.current = empty
  useEffect(() => {
    if (arrivals > 0) emptyNow.current()
  }, [arrivals])
  return sendingId !== undefined
}
