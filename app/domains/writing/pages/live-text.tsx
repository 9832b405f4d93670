/**
 * One text under way: its Yjs document, its connection, what is known to be saved. Loaded with the editor only. What is typed
 * and not yet confirmed by the database has a copy on the device (`local-copies.ts`). Rules: docs/rules/writing.md §10.
 */
import { HocuspocusProvider } from '@hocuspocus/provider'
import { type RefObject, useEffect, useRef, useState } from 'react'
import * as Y from 'yjs'
import {
  type DroppingReason,
  documentNameOf,
  type OpenedText,
  othersIn,
  readDoorRefusal,
  readServerMessage,
  type ServerMessage,
  type Writer,
} from '../collab.ts'
import { type CopyOf, forgetCopy, keepCopy, listCopies } from '../local-copies.ts'
import { cutAfterMs, factsAtFirst, type SavingFacts } from '../saving.ts'
import { createUnsaved } from '../unsaved.ts'
import { letSocketGo, reviveSocket, takeSocket } from './page-socket.tsx'

export type LiveText = {
  /** Undefined until it is opened. */
  readonly link: { readonly doc: Y.Doc; readonly provider: HocuspocusProvider } | undefined
  readonly facts: SavingFacts
  readonly others: readonly Writer[]
}

type Props = {
  readonly ctgId: string
  readonly opened: OpenedText
  readonly copyOf: CopyOf
  /** The server’s text is to be taken again, from nothing; what she added and cannot be kept is given back, empty when she only removed. */
  readonly onStartAgain: (rescue: string | undefined) => void
  /** Part of what was typed or pasted was not kept. */
  readonly onDropped: (reason: DroppingReason) => void
  /** Someone commented, answered or closed a thread; or one missed it while away. */
  readonly onTalk: () => void
}

/** How long a page goes on sending its updates after it is left. */
const farewellMs = 60_000

/** Opens the text once: to start again, mount another. */
export function useLiveText(props: Props): LiveText {
  const [link, setLink] = useState<LiveText['link']>()
  const [facts, setFacts] = useState<SavingFacts>({
    ...factsAtFirst,
    isFrozen: props.opened.isFrozen,
    isReadOnly: !props.opened.mayWrite,
  })
  const [others, setOthers] = useState<readonly Writer[]>([])
  // Read inside the effect below, which must not begin again when the page renders.
  const latest = useRef(props)
  latest.current = props

  useEffect(() => openLiveText(latest, { setLink, setFacts, setOthers }), [])

  return { link, facts, others }
}

type Show = {
  readonly setLink: (link: LiveText['link']) => void
  readonly setFacts: (next: (known: SavingFacts) => SavingFacts) => void
  readonly setOthers: (others: readonly Writer[]) => void
}

/** @returns how to leave it: what is not saved yet goes on being sent for a while */
function openLiveText(latest: RefObject<Props>, { setLink, setFacts, setOthers }: Show): () => void {
  const { ctgId, copyOf, opened } = latest.current
  const doc = new Y.Doc()
  const learn = (news: Partial<SavingFacts>) => setFacts((known) => ({ ...known, ...news }))
  const unsaved = createUnsaved(doc, copyOf, {
    learn,
    keepCopy: (copy) => void keepCopy(indexedDB, copy),
    forgetCopy: (copy) => void forgetCopy(indexedDB, copy),
  })
  let isLeft = false
  let isReadOnly = false
  let cut: ReturnType<typeof setTimeout> | undefined
  const startAgain = () => {
    if (isLeft) return
    const rescue = unsaved.isThere() ? unsaved.readWords() : undefined
    unsaved.drop()
    latest.current.onStartAgain(rescue)
  }
  const found = listCopies(indexedDB, copyOf)
  // Over the server's text only: before it, what a copy goes on from is not there, and nobody would send it (`unsaved.ts`).
  const takeUp = async () => {
    const copies = await found
    if (isLeft) return
    unsaved.recover(copies)
    if (isReadOnly && unsaved.isThere()) startAgain()
  }
  const socket = takeSocket()
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: documentNameOf({ ctgId, textId: opened.textId }),
    document: doc,
    sessionAwareness: true,
    token: opened.writer.personId,
    onAuthenticated: ({ scope }) => {
      isReadOnly = scope === 'readonly'
      learn({ isConnected: true, door: undefined, isReadOnly, ...(!isReadOnly && { isFrozen: false }) })
      if (isReadOnly && unsaved.isThere()) startAgain()
    },
    onAuthenticationFailed: ({ reason }) => {
      const door = readDoorRefusal(reason)
      learn(door ? { door } : { isConnected: false })
      // She comes back to no page that would offer them: they are given back now.
      if (door === 'not-found' && unsaved.isThere()) startAgain()
      else unsaved.keep()
    },
    onSynced: () => {
      clearTimeout(cut)
      learn({ isConnected: true, hasText: true })
      latest.current.onTalk()
      void takeUp()
    },
    onUnsyncedChanges: ({ number }) => {
      if (number > 0) return
      unsaved.setSaved()
      if (isLeft) farewell()
    },
    onClose: () => {
      clearTimeout(cut)
      cut = setTimeout(() => learn({ isConnected: false }), cutAfterMs)
    },
    onAwarenessChange: ({ states }) => setOthers(othersIn(states, opened.writer)),
    onStateless: ({ payload }) => {
      const message = readServerMessage(payload)
      if (message?.kind === 'storage-lost' && unsaved.isThere()) learn({ isLate: true })
      if (message) hear(message, latest.current, learn)
      if (message?.kind === 'restart' || (unsaved.isThere() && endsWriting(message))) startAgain()
    },
  })
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== provider) unsaved.setThere(update)
  })
  provider.attach()
  const leaveWindow = watchWindow({
    offline: () => learn({ isConnected: false }),
    online: () => reviveSocket(socket),
    pagehide: unsaved.keep,
  })
  const warn = (event: BeforeUnloadEvent) => {
    if (unsaved.isThere()) event.preventDefault()
  }
  window.addEventListener('beforeunload', warn)

  let isGone = false
  const farewell = () => {
    if (isGone) return
    isGone = true
    unsaved.stop()
    window.removeEventListener('beforeunload', warn)
    provider.destroy()
    doc.destroy()
    letSocketGo()
  }
  setLink({ doc, provider })
  return () => {
    isLeft = true
    unsaved.leave()
    clearTimeout(cut)
    leaveWindow()
    setLink(undefined)
    setOthers([])
    provider.awareness?.setLocalState(null)
    if (unsaved.isThere()) setTimeout(farewell, farewellMs)
    else farewell()
  }
}

/** What the server says of the right to write, of what it did not keep, of the comments. */
function hear(message: ServerMessage, { onTalk, onDropped }: Props, learn: (news: Partial<SavingFacts>) => void): void {
  if (message.kind === 'frozen') learn({ isFrozen: true })
  if (message.kind === 'read-only') learn({ isReadOnly: true })
  if (message.kind === 'writable') learn({ isFrozen: false, isReadOnly: false })
  if (message.kind === 'talk') onTalk()
  if (message.kind === 'refused') onDropped(message.reason)
}

/** @returns how to watch no more */
function watchWindow(watchers: Readonly<Record<'offline' | 'online' | 'pagehide', () => void>>): () => void {
  const all = Object.entries(watchers)
  for (const [event, watcher] of all) window.addEventListener(event, watcher)
  return () => {
    for (const [event, watcher] of all) window.removeEventListener(event, watcher)
  }
}

const endsWriting = (message: ServerMessage | undefined): boolean =>
  message?.kind === 'frozen' || message?.kind === 'read-only'
