/**
 * At the top of every page: words typed in it and not sent whose form is no longer there (its act was closed, its thing removed, its
 * link has ended). What shows them comes when some are kept: no page waits for it. In the browser. Rules: docs/rules/writing.md §11.8.
 */
import { useEffect, useState } from 'react'
import { useLocation, useNavigation, useRevalidator } from 'react-router'
import { listDrafts, pageOf, storageOf } from './drafts.ts'
import { useOnDemand } from './on-demand.tsx'
import { usePersonId } from './root-data.tsx'

const loadNotice = () => import('./kept-words.tsx').then(({ LeftNotice }) => LeftNotice)

export function WordsLeftHere() {
  const personId = usePersonId()
  const { pathname } = useLocation()
  const isStill = [useNavigation().state, useRevalidator().state].every((state) => state === 'idle')
  const [isAny, setIsAny] = useState(false)
  useEffect(() => {
    const page = pageOf(personId, pathname)
    const waitIn = (keeping: 'device' | 'tab') =>
      listDrafts(storageOf(keeping, personId)(), page, new Date()).length > 0
    if (isStill) setIsAny(waitIn('device') || waitIn('tab'))
  }, [isStill, personId, pathname])
  const LeftNotice = useOnDemand(isAny, loadNotice)
  return LeftNotice ? <LeftNotice /> : null
}
