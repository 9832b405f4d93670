/** The open threads of one text, read again when something says they changed. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { readThreads } from '../ask-threads.ts'
import { noThreads, type TextTalk } from '../text-talk.ts'

export type LiveTalk = {
  readonly talk: TextTalk
  /** False until they were read once. */
  readonly isRead: boolean
  /** Resolves once read again. */
  readonly readAgain: () => Promise<void>
}

/** @param textId undefined as long as nobody opened the text */
export function useTextTalk(ctgId: string, textId: string | undefined): LiveTalk {
  const [talk, setTalk] = useState<TextTalk>()
  const lastTurn = useRef(0)
  const readAgain = useCallback(async () => {
    if (textId === undefined) return
    lastTurn.current += 1
    const turn = lastTurn.current
    const read = await readThreads({ ctgId, textId })
    // An answer that comes after a later one tells less.
    if (read && turn === lastTurn.current) setTalk(read)
  }, [ctgId, textId])
  useEffect(() => {
    void readAgain()
    return () => {
      lastTurn.current += 1
    }
  }, [readAgain])
  return { talk: talk ?? noThreads, isRead: talk !== undefined, readAgain }
}
