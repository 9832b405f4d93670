/** Above the grid: what one may do, whether all is kept, and the cell one is on, whole. Rules: docs/rules/plan.md §14. */
import type { Dispatch, ReactNode } from 'react'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { countDrafts } from '#app/ui/grid/drafts.ts'
import { cellAt, type GridState, lockOf, textAt } from '#app/ui/grid/grid-model.ts'
import type { GridAct } from '#app/ui/grid/grid-state.ts'
import { gridLabels as t } from '#app/ui/grid/labels.fr.ts'
import { codeKey, type Order } from '../grid/sort-rows.ts'
import styles from './plan-grid.module.css'

type Props = {
  readonly state: GridState
  /** Acts, then gives the focus back to the grid. */
  readonly act: Dispatch<GridAct>
}

type ToolsProps = Props & {
  readonly order: Order
  readonly onSort: (order: Order) => void
  readonly children: ReactNode
}

export function GridTools({ state, act, order, onSort, children }: ToolsProps) {
  const { undo, redo } = state.history
  const counts = countDrafts(state.drafts)
  const { unsent, toReview } = counts
  return (
    <div role="toolbar" aria-label="Outils de la grille" className={styles.tools}>
      <Button
        type="button"
        isSmall
        aria-disabled={undo.length === 0 || undefined}
        onClick={() => act({ type: 'undo' })}
      >
        Annuler
      </Button>
      <Button
        type="button"
        isSmall
        aria-disabled={redo.length === 0 || undefined}
        onClick={() => act({ type: 'redo' })}
      >
        Rétablir
      </Button>
      <Button type="button" isSmall onClick={() => act({ type: 'fill-down' })}>
        Recopier vers le bas
      </Button>
      <label className={styles.order}>
        Trier par
        <select
          value={`${order.isDescending ? '-' : ''}${order.key}`}
          onChange={({ currentTarget: { value } }) =>
            onSort({ key: value.replace(/^-/, ''), isDescending: value.startsWith('-') })
          }
        >
          {state.columns.flatMap(({ key, header }) => [
            <option key={key} value={key}>
              {header}
            </option>,
            <option key={`-${key}`} value={`-${key}`}>
              {header} (ordre inverse)
            </option>,
          ])}
        </select>
      </label>
      {children}
      {toReview + unsent > 0 && (
        <Button type="button" isSmall onClick={() => act({ type: 'next-to-review' })}>
          Cellule suivante à revoir
        </Button>
      )}
      {unsent > 0 && (
        <Button type="button" isSmall look="primary" onClick={() => act({ type: 'send-again' })}>
          Enregistrer de nouveau
        </Button>
      )}
      <p role="status" className={toReview + unsent > 0 ? styles.alarm : styles.calm}>
        {t.state(counts)}
      </p>
    </div>
  )
}

/** The cell with the focus, its whole text, why it is not kept and what one can do about it. */
export function CellStrip({ state, act, ctgId }: Props & { readonly ctgId: string }) {
  const { row, column } = state.selection.focus
  const cell = cellAt(state, state.selection.focus)
  const line = state.rows[row]
  const head = state.columns[column]
  if (!cell || !line || !head) return null
  const draft = state.drafts.get(cell.rowId)?.[cell.key]
  const text = textAt(state, row, column)
  const lock = lockOf(line, head)
  return (
    <div className={styles.strip}>
      <p className={styles.where}>
        <strong>
          {line.texts[codeKey]} · {head.header}
        </strong>
        <span className={styles.whole}>{text || '–'}</span>
      </p>
      <div className={styles.why}>
        <p role="status">
          {draft?.phase === 'changed'
            ? t.changed(draft.base, draft.text)
            : (draft?.reason ?? (draft?.phase === 'unsent' ? t.unsent : undefined) ?? (state.said || lock))}
        </p>
        {draft?.phase === 'changed' && (
          <Button type="button" isSmall onClick={() => act({ type: 'insist', cell })}>
            Garder ma saisie
          </Button>
        )}
        {(draft?.phase === 'changed' || draft?.phase === 'refused') && (
          <Button type="button" isSmall onClick={() => act({ type: 'drop', cell })}>
            {draft.phase === 'changed' ? 'Garder ce qui est enregistré' : 'Reprendre ce qui était enregistré'}
          </Button>
        )}
        {draft?.phase === 'refused' && head.key === 'status' && (
          <LinkButton isSmall to={`/ctg/${ctgId}/actions/${cell.rowId}`}>
            Le faire sur la fiche
          </LinkButton>
        )}
      </div>
    </div>
  )
}

export const GridHelp = () => (
  <Disclosure summary="Au clavier et avec un tableur">
    <dl className={styles.help}>
      {t.help.map(([keys, what]) => (
        <div key={keys}>
          <dt>{keys}</dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  </Disclosure>
)
