/** Forms that a page shows on demand: whether words typed in one of them wait on the device, so that they are shown at once. Rules: docs/rules/writing.md §11. */
import { useEffect, useState } from 'react'
import { useLocation } from 'react-router'
import { listDrafts, onDevice, placeOf } from './drafts.ts'
import { usePersonId } from './root-data.tsx'

/**
 * @param intents of the forms, each about one of `subjects`, without another hidden id
 * @returns the subjects that have words waiting; none before the scripts of the page run
 */
export function useWaitingWords(intents: readonly string[], subjects: readonly string[]): readonly string[] {
  const personId = usePersonId()
  const { pathname } = useLocation()
  const [waiting, setWaiting] = useState<readonly string[]>([])
  const all = subjects.join('\n')
  useEffect(() => {
    const hasWords = (subject: string) =>
      intents
        .map((intent) => placeOf(personId, pathname, `intent=${intent}&subject=${subject}`))
        .some((place) => listDrafts(onDevice(), place, new Date()).length > 0)
    setWaiting(all.split('\n').filter(hasWords))
  }, [intents, personId, pathname, all])
  return waiting
}
