/** Forms that a page shows on demand: whether words typed in one of them wait on the device, so that they are shown at once. Rules: docs/rules/writing.md §11. */
import { useEffect, useState } from 'react'
import { useLocation, useRouteLoaderData } from 'react-router'
import { listDrafts, placeOf } from './drafts.ts'

/** @param intents of the forms, all about `subject`, without another hidden id */
export function useWaitingWords(intents: readonly string[], subject: string): boolean {
  const root = useRouteLoaderData<{ readonly person: { readonly id: string } | null }>('root')
  const personId = root?.person?.id
  const { pathname } = useLocation()
  const [isWaiting, setIsWaiting] = useState(false)
  useEffect(() => {
    const places = intents.map((intent) => placeOf(personId, pathname, `intent=${intent}&subject=${subject}`))
    setIsWaiting(places.some((place) => listDrafts(localStorage, place, new Date()).length > 0))
  }, [intents, personId, pathname, subject])
  return isWaiting
}
