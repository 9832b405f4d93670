/** A page asked for while the network is cut: what is shown stays, and the rest comes with the network. In the browser. */
import { useEffect, useSyncExternalStore } from 'react'
import { onDevice, sweepDrafts } from './drafts.ts'
import styles from './form.module.css'
import { Notice } from './notice.tsx'

let isWaiting = false
const watchers = new Set<() => void>()

export function setWaiting(isSo: boolean): void {
  isWaiting = isSo
  for (const watcher of watchers) watcher()
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** Around all pages; drafts of more than seven days go when one comes. */
export function WaitingForNetwork() {
  useEffect(() => sweepDrafts(onDevice(), new Date()), [])
  const isShown = useSyncExternalStore(
    watch,
    () => isWaiting,
    () => false,
  )
  return isShown ? (
    <div className={styles.waiting}>
      <Notice tone="warn">Pas de connexion : ce qui est affiché reste là, la suite viendra avec le réseau.</Notice>
    </div>
  ) : null
}
