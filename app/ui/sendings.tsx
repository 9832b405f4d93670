/** Forms sent from the page that is open, by the number of their request: on their way, arrived, or not. In the browser. */
import { useSyncExternalStore } from 'react'

export type Sending = {
  /** `lost`: no answer, it is sent again by itself; `failed`: an answer that nothing was done with it. */
  readonly state: 'under-way' | 'arrived' | 'lost' | 'failed'
  /** Why it has not arrived. */
  readonly reason?: string
  /** Something was typed since: it waits for the person. */
  readonly isChanged?: boolean
  /** Forgets the draft that holds its words until it arrives; undefined when its page alone holds them. */
  readonly forget?: () => void
}

const sendings = new Map<string, Sending>()
const watchers = new Set<() => void>()

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** @param sending undefined when nothing of it remains to be told */
function set(requestId: string, sending: Sending | undefined): void {
  if (sending) sendings.set(requestId, sending)
  else sendings.delete(requestId)
  for (const watcher of watchers) watcher()
}

export const sendingOf = (requestId: string): Sending | undefined => sendings.get(requestId)

export const useSending = (requestId: string): Sending | undefined =>
  useSyncExternalStore(
    watch,
    () => sendingOf(requestId),
    () => undefined,
  )

/** On its way, or to be sent again. */
export function isAwaited(requestId: string): boolean {
  const state = sendingOf(requestId)?.state
  return state === 'under-way' || state === 'lost'
}

/** One at a time: the router gives up the one before. */
export const isAnyUnderWay = (): boolean => sendings.values().some(({ state }) => state === 'under-way')

export const useIsAnyUnderWay = (): boolean => useSyncExternalStore(watch, isAnyUnderWay, () => false)

/** Marks a form as being sent. The reason of its previous failure stays shown until the answer. */
export function begin(requestId: string, forget: (() => void) | undefined): void {
  const before = sendingOf(requestId)
  const reason = before?.state === 'lost' ? before.reason : undefined
  set(requestId, {
    state: 'under-way',
    ...(reason !== undefined && { reason }),
    ...(forget && { forget }),
  })
}

export function end(requestId: string, state: 'lost' | 'failed', reason: string): void {
  set(requestId, { ...sendingOf(requestId), state, reason })
}

/** The server has acted on it: the device has nothing more to keep. */
export function arrive(requestId: string): void {
  sendingOf(requestId)?.forget?.()
  set(requestId, { state: 'arrived' })
}

/** An answer of its own came, which the form shows. */
export const settle = (requestId: string): void => set(requestId, undefined)

/** Something is typed in a form that has not arrived. */
export function changeWords(requestId: string): void {
  const sending = sendingOf(requestId)
  if (sending?.state === 'lost' && !sending.isChanged) set(requestId, { ...sending, isChanged: true })
}

/** Changes the number of a sending whose words changed, since the first version may have arrived. */
export function renumber(from: string, to: string): void {
  const sending = sendingOf(from)
  set(from, undefined)
  if (sending) set(to, sending)
}
