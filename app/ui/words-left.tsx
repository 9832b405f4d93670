/**
 * At the top of every page of who has signed in: words typed in it and not sent whose form is no longer there (its act was closed, its thing removed). What
 * shows them comes when some are kept: no page waits for it. In the browser. Rules: docs/rules/writing.md §11.8.
 */
import { type ComponentType, useEffect, useState } from 'react'
import { useLocation, useNavigation, useRevalidator } from 'react-router'
import { listDrafts, onDevice, pageOf } from './drafts.ts'
import { usePersonId } from './root-data.tsx'

export function WordsLeftHere() {
  const personId = usePersonId()
  const { pathname } = useLocation()
  const isStill = [useNavigation().state, useRevalidator().state].every((state) => state === 'idle')
  const [Shown, setShown] = useState<ComponentType>()
  useEffect(() => {
    const page = pageOf(personId, pathname)
    const isAny = listDrafts(onDevice(), page, new Date()).length > 0
    if (!isStill || !isAny) return
    // Without network they wait on the device for the next page.
    import('./kept-words.tsx').then(
      ({ LeftNotice }) => setShown(() => LeftNotice),
      () => undefined,
    )
  }, [isStill, personId, pathname])
  return Shown ? <Shown /> : null
}
