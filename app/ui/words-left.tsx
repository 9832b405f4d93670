/**
 * At the top of every page: words typed in it and not sent whose form is no longer there (its act was closed, its thing removed). What
 * shows them comes when there are some: no page waits for it. In the browser. Rules: docs/rules/writing.md §11.8.
 */
import { type ComponentProps, type ComponentType, useCallback, useEffect, useState } from 'react'
import { useLocation, useNavigation, useRevalidator } from 'react-router'
import { inTab, listDrafts, onDevice, pageOf, placeOf, wordsIn } from './drafts.ts'
import type { KeptWords, LeftNotice } from './kept-words.tsx'
import { usePersonId } from './root-data.tsx'
import { nameOf } from './typed-answers.ts'

function listLeft(personId: string | undefined, pathname: string): readonly KeptWords[] {
  const shown = [...document.forms].map((form) => placeOf(personId, pathname, nameOf(form)))
  const storages = personId === undefined ? [onDevice(), inTab()] : [onDevice()]
  return storages.flatMap((storage) =>
    listDrafts(storage, pageOf(personId, pathname), new Date())
      .filter(({ key, draft }) => wordsIn(draft) !== '' && !shown.some((place) => key.startsWith(place)))
      .map((found) => ({ ...found, storage })),
  )
}

type Notice = ComponentType<ComponentProps<typeof LeftNotice>>

export function WordsLeftHere() {
  const personId = usePersonId()
  const { pathname } = useLocation()
  const isStill = [useNavigation().state, useRevalidator().state].every((state) => state === 'idle')
  const [left, setLeft] = useState<readonly KeptWords[]>([])
  const [Notice, setNotice] = useState<Notice>()
  const look = useCallback(() => setLeft(listLeft(personId, pathname)), [personId, pathname])
  useEffect(() => {
    if (isStill) look()
  }, [isStill, look])
  const isAny = left.length > 0
  useEffect(() => {
    if (!isAny) return
    // Without network they wait on the device for the next page.
    import('./kept-words.tsx').then(
      (module) => setNotice(() => module.LeftNotice),
      () => undefined,
    )
    // A form shown on demand offers its words itself.
    const watcher = new MutationObserver(look)
    watcher.observe(document.body, { childList: true, subtree: true })
    return () => watcher.disconnect()
  }, [isAny, look])
  return isAny && Notice ? <Notice left={left} onForget={look} /> : null
}
