/** What the browser draws once it has the page, and the server need not write. */
import { useSyncExternalStore } from 'react'

const neverChanges = () => () => undefined

/** False in what the server writes, and without scripts; true as soon as the browser has taken the page up. */
export const useInBrowser = (): boolean =>
  useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  )
