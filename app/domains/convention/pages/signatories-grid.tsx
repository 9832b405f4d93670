/** All the signatories in one table, written in place: who represents each, its act, its signature. Rules: docs/rules/convention.md §3, §4. */
import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useCallback,
  useEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from 'react'
import { useRevalidator } from 'react-router'
import { Button } from '#app/ui/button.tsx'
import { countDrafts } from '#app/ui/grid/drafts.ts'
import { FoundCells } from '#app/ui/grid/found-cells.tsx'
import { useClipboard } from '#app/ui/grid/grid-clipboard.tsx'
import { cellAt, type GridState, openGrid } from '#app/ui/grid/grid-model.ts'
import { placeOf } from '#app/ui/grid/grid-pointer.tsx'
import { useKeptCells, useSaving } from '#app/ui/grid/grid-saving.tsx'
import { changeGrid, type GridAct } from '#app/ui/grid/grid-state.ts'
import { gridLabels } from '#app/ui/grid/labels.fr.ts'
import { useGridKeys } from '#app/ui/grid/use-grid-keys.tsx'
import { Row } from '#app/ui/layout.tsx'
import type { ConventionPageData } from '../queries.server.ts'
import { nameKey, signatoriesPlace, signatoryColumns, signatoryRows } from '../signatories/grid.ts'
import { gridWords as t } from '../signatories/labels.fr.ts'
import { type PastedLines, readPastedLines } from '../signatories/paste.ts'
import { PastePreview } from './paste-preview.tsx'
import styles from './signatories.module.css'
import { SignatoriesTable } from './signatories-table.tsx'

/** A page of the keyboard. */
const pageRows = 10

export type SignatoriesProps = {
  readonly page: ConventionPageData
  readonly ticked: ReadonlySet<string>
  readonly onTick: (partyIds: readonly string[], isTicked: boolean) => void
}

const nobody: SignatoriesProps['page']['signatories'] = []

export function SignatoriesGrid({ page, ticked, onTick }: SignatoriesProps) {
  const { ctgId, signatories, versions, signedOn, isArchived, today, mayWrite } = page
  const table = useMemo(
    () => ({ signatories, versions, signedOn, isArchived }),
    [signatories, versions, signedOn, isArchived],
  )
  const rows = useMemo(() => signatoryRows(table, today, mayWrite), [table, today, mayWrite])
  const [state, dispatch] = useReducer(changeGrid, undefined, () => openGrid(rows, signatoryColumns))
  const held = useRef<HTMLDivElement>(null)
  const place = useMemo(() => signatoriesPlace(ctgId), [ctgId])
  const { revalidate } = useRevalidator()
  const isReady = useIsReady()
  const chosen = useRef(false)

  useSaving(place, state, dispatch, revalidate)
  const localCells = useKeptCells(`/ctg/${ctgId}/convention`, 'signataires', state, dispatch)
  const { act, onDone, heard } = useGridKeys(held, state, dispatch, pageRows)
  const [pasted, setPasted] = usePastedLines(held, state, act, mayWrite ? signatories : nobody)
  useEffect(() => dispatch({ type: 'loaded', rows, columns: signatoryColumns }), [rows])

  const onKeyDown = (event: KeyboardEvent) => {
    const cell = cellAt(state, state.selection.focus)
    const isOnName = event.target instanceof HTMLTableCellElement && cell?.key === nameKey
    if (!isOnName || event.key !== ' ' || !mayWrite) return heard.onKeyDown(event)
    event.preventDefault()
    onTick([cell.rowId], !ticked.has(cell.rowId))
  }

  /** The mouse and the finger choose a cell; twice, they write in it. */
  const onClick = ({ target }: MouseEvent) => {
    const position = placeOf(target)
    if (!position || state.editing) return
    const { row, column } = state.selection.focus
    const isAgain = position.row === row && position.column === column && chosen.current
    chosen.current = true
    act(isAgain ? { type: 'edit' } : { type: 'select', position, isExtending: false })
  }
  const here = { ...heard, onKeyDown, onClick }

  return (
    <>
      <FoundCells {...localCells} />
      {pasted && (
        <PastePreview
          {...{ pasted, table, today }}
          onChange={setPasted}
          onDone={(cells) => {
            setPasted(undefined)
            if (cells.length > 0) act({ type: 'write', cells })
          }}
        />
      )}
      <div ref={held} className={styles.held} {...here}>
        <SignatoriesTable {...{ page, table, state, onDone, ticked, onTick, isReady }} />
      </div>
      <GridFoot {...{ state, act, mayWrite }} />
    </>
  )
}

/** Whole lines pasted are looked at before they are written; the rest is pasted as in any grid. */
function usePastedLines(
  held: RefObject<HTMLElement | null>,
  state: GridState,
  act: (act: GridAct) => void,
  signatories: SignatoriesProps['page']['signatories'],
) {
  const [pasted, setPasted] = useState<PastedLines>()
  const onClipboard = useCallback(
    (one: GridAct) => {
      const lines = one.type === 'paste' ? readPastedLines(one.block, signatories) : undefined
      if (lines) setPasted(lines)
      else act(one)
    },
    [act, signatories],
  )
  useClipboard(held, state, onClipboard)
  return [pasted, setPasted] as const
}

/** False until the keyboard and the mouse are heard. */
function useIsReady(): boolean {
  const [isReady, setIsReady] = useState(false)
  useEffect(() => setIsReady(true), [])
  return isReady
}

type FootProps = { readonly state: GridState; readonly act: (act: GridAct) => void; readonly mayWrite: boolean }

/** The keys, whether all is kept, and why the cell one is on is not. */
function GridFoot({ state, act, mayWrite }: FootProps) {
  const cell = cellAt(state, state.selection.focus)
  const draft = cell && state.drafts.get(cell.rowId)?.[cell.key]
  const counts = countDrafts(state.drafts)
  const isHeld = draft?.phase === 'changed' || draft?.phase === 'refused'
  if (!mayWrite) return null
  const why = draft?.phase === 'changed' ? gridLabels.changed(draft.base, draft.text) : draft?.reason
  return (
    <div className={styles.foot}>
      <p id="signatories-help" className={styles.keys}>
        {t.keys.map(([key, what]) => (
          <span key={key}>
            <kbd>{key}</kbd> {what}
          </span>
        ))}
      </p>
      <p role="status" className={counts.toReview + counts.unsent > 0 ? styles.alarm : styles.calm}>
        {why ?? (draft?.phase === 'unsent' ? gridLabels.unsent : state.said)} {gridLabels.state(counts)}
      </p>
      {(isHeld || counts.toReview + counts.unsent > 0) && (
        <Row>
          {cell && draft?.phase === 'changed' && (
            <Button type="button" isSmall onClick={() => act({ type: 'insist', cell })}>
              Garder ma saisie
            </Button>
          )}
          {cell && isHeld && (
            <Button type="button" isSmall onClick={() => act({ type: 'drop', cell })}>
              Reprendre ce qui était enregistré
            </Button>
          )}
          {counts.toReview > 0 && (
            <Button type="button" isSmall onClick={() => act({ type: 'next-to-review' })}>
              Cellule suivante à revoir
            </Button>
          )}
          {counts.unsent > 0 && (
            <Button type="button" isSmall onClick={() => act({ type: 'send-again' })}>
              Enregistrer de nouveau
            </Button>
          )}
        </Row>
      )}
    </div>
  )
}
