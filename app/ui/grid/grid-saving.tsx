/** Sends what is typed in the grid, one request at a time; what is not kept by the server stays on the device. Rules: docs/rules/plan.md §14. */
import { type Dispatch, useCallback, useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import {
  type FoundDraft,
  forgetDraft,
  listDrafts,
  onDevice,
  pageNow,
  placeOf,
  windowKey,
  writeDraft,
} from '../drafts.ts'
import { usePageNumber } from '../request-number.tsx'
import { usePersonId } from '../root-data.tsx'
import { cellsIn, type Drafts, type GridChange, noDrafts, type RowAnswer, toSend } from './drafts.ts'
import { type GridState, lockOf } from './grid-model.ts'
import type { GridAct } from './grid-state.ts'
import { type FoundCells, findCells, keepCells } from './kept-cells.ts'
import { gridLabels as t } from './labels.fr.ts'

/** The most that one request may carry. */
const mostCells = 5_000
const retrySeconds = 15

const answerShape = z.object({
  results: z.array(
    z.object({
      rowId: z.string(),
      texts: z.record(z.string(), z.string()),
      refusals: z.record(z.string(), z.object({ reason: z.string(), present: z.string().optional() })),
    }),
  ),
})
const refusalShape = z.object({ refusal: z.string() })

export type SentRowCells = {
  readonly rowId: string
  readonly cells: readonly { readonly key: string; readonly before: string; readonly after: string }[]
}

/** Where cells are sent, and how that place names them. */
export type SavingPlace = {
  readonly address: string
  readonly body: (rows: readonly SentRowCells[]) => Readonly<Record<string, unknown>>
  /** The answer with its rows under `rowId`. @default as it is */
  readonly read?: (answer: unknown) => unknown
}

type Outcome =
  | { readonly type: 'answered'; readonly answers: readonly RowAnswer[] }
  | { readonly type: 'lost'; readonly reason?: string }

async function post(
  { address, body, read }: SavingPlace,
  cells: readonly GridChange[],
  formNumber: string,
): Promise<Outcome> {
  const rows = Map.groupBy(cells, ({ rowId }) => rowId)
    .entries()
    .map(([rowId, ofRow]) => ({ rowId, cells: ofRow.map(({ key, before, after }) => ({ key, before, after })) }))
    .toArray()
  try {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ ...body(rows), formNumber }),
    })
    if (answer.redirected || answer.status === 401) return { type: 'lost', reason: t.signedOut }
    const json: unknown = await answer.json()
    if (answer.ok) return { type: 'answered', answers: answerShape.parse(read ? read(json) : json).results }
    const refusal = refusalShape.safeParse(json).data?.refusal
    return answer.status < 500 ? { type: 'lost', reason: refusal ?? t.notUnderstood } : { type: 'lost' }
  } catch {
    // No connection, or an answer that is not ours: what was typed waits.
    return { type: 'lost' }
  }
}

/** @param onKept called with the keys of the columns just kept */
export function useSaving(
  place: SavingPlace,
  { drafts }: GridState,
  dispatch: Dispatch<GridAct>,
  onKept: (keys: readonly string[]) => void,
): void {
  const isSending = useRef(false)
  const pageNumber = usePageNumber()
  useEffect(() => {
    if (isSending.current) return
    const cells = toSend(drafts, mostCells)
    if (cells.length === 0) return
    isSending.current = true
    dispatch({ type: 'sent', cells })
    post(place, cells, pageNumber).then((outcome) => {
      isSending.current = false
      dispatch(outcome)
      if (outcome.type === 'answered') onKept([...new Set(cells.map(({ key }) => key))])
    })
  }, [place, drafts, dispatch, onKept, pageNumber])

  const isWaitingForConnection = cellsIn(drafts, ['unsent']).some(({ draft }) => draft.reason === undefined)
  useEffect(() => {
    if (!isWaitingForConnection) return
    const again = () => dispatch({ type: 'send-again' })
    const timer = setTimeout(again, retrySeconds * 1_000)
    window.addEventListener('online', again)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('online', again)
    }
  }, [isWaitingForConnection, dispatch])
}

type Found = FoundDraft & FoundCells

/**
 * Keeps on the device what the server has not, one draft a window, and finds it again.
 * @param page whose drafts they are @param name of the grid in it
 * @returns what was found, and how to answer for it
 */
export function useKeptCells(page: string, name: string, state: GridState, dispatch: Dispatch<GridAct>) {
  const [found, setFound] = useState<Found>()
  const ownKey = useRef<string>(undefined)
  const shown = useRef(state)
  // Not the address of a page: a grid offers its own cells, as no form does.
  const place = placeOf(usePersonId(), `grille ${page}`, name)

  const look = useCallback(() => {
    const { rows, columns } = shown.current
    for (const { key, draft } of listDrafts(onDevice(), place, new Date())) {
      if (key === ownKey.current) continue
      const cells = findCells(draft.answers, (cell) => {
        const row = rows.find((one) => one.rowId === cell.rowId)
        const column = columns.find((one) => one.key === cell.key)
        if (!row || !column) return
        return lockOf(row, column) === undefined ? (row.texts[cell.key] ?? '') : null
      })
      if (cells.drafts.size + cells.homeless.size > 0) return setFound({ key, draft, ...cells })
      forgetDraft(onDevice(), key)
    }
    setFound(undefined)
  }, [place])
  useEffect(look, [look])

  const { drafts } = state
  useEffect(() => {
    shown.current = state
  }, [state])
  useEffect(() => {
    ownKey.current ??= windowKey(place)
    const answers = keepCells(drafts)
    writeDraft(onDevice(), ownKey.current, { savedAt: new Date().toISOString(), page: pageNow(), answers })
  }, [place, drafts])

  /** @param drafts those of it that stay on the device */
  const leave = (drafts: Drafts) => {
    if (found) writeDraft(onDevice(), found.key, { ...found.draft, answers: keepCells(drafts) })
    look()
  }
  return {
    found,
    take: () => {
      if (!found) return
      dispatch({ type: 'found', drafts: found.drafts })
      dispatch({ type: 'send-again' })
      leave(found.homeless)
    },
    forget: () => leave(noDrafts),
  }
}
