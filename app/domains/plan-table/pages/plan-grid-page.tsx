/** The plan as a grid, in the frame of its views. The grid alone needs JavaScript, and says so. Rules: docs/rules/plan.md §14. */
import { useCallback, useMemo } from 'react'
import { useRevalidator } from 'react-router'
import { PlanFrame } from '#app/domains/plan-list/pages/plan-frame.tsx'
import { planAddress } from '#app/domains/plan-list/plan-filter.ts'
import type { GridColumn, GridRow } from '#app/ui/grid/grid-model.ts'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { getPlanGridPage } from '../grid/queries.server.ts'
import { openRows } from '../grid/sent-rows.ts'
import styles from './plan-grid.module.css'
import { PlanGrid } from './plan-grid.tsx'

/** Part of the address that asks for every column. */
const [wholeName, wholeValue] = ['colonnes', 'toutes'] as const

type Data = Awaited<ReturnType<typeof getPlanGridPage>>

export function PlanGridPage({ rows: sent, columns, isWhole, cellChoices, ...frame }: Data) {
  const { revalidate } = useRevalidator()
  const rows = useMemo(() => openRows(sent, columns), [sent, columns])
  const choicesOf = useCallback(
    (row: GridRow, { key }: GridColumn): readonly string[] =>
      key === 'status' ? (cellChoices.statusAfter[row.texts.status ?? ''] ?? []) : (cellChoices.ofColumn[key] ?? []),
    [cellChoices],
  )
  // The number of an action follows its objective.
  const onKept = useCallback(
    (keys: readonly string[]) => {
      if (keys.includes('objectives')) revalidate()
    },
    [revalidate],
  )
  const list = planAddress(frame.ctgId, 'list', frame.filter)
  return (
    <PlanFrame {...frame} view="grid" otherParameters={{ [wholeName]: isWhole ? wholeValue : undefined }}>
      <noscript>
        <Notice tone="warn">
          <p>
            La grille a besoin de JavaScript. <a href={list}>La liste</a> et les fiches s’en passent.
          </p>
        </Notice>
      </noscript>
      <p className={styles.onPhone}>
        Sur un petit écran, <Link to={list}>la liste</Link> et les fiches sont plus commodes ; la grille se fait glisser
        du doigt, et une cellule touchée deux fois s’ouvre.
      </p>
      <PlanGrid ctgId={frame.ctgId} rows={rows} columns={columns} choicesOf={choicesOf} onKept={onKept}>
        <Link
          to={planAddress(frame.ctgId, 'grid', frame.filter, isWhole ? {} : { [wholeName]: wholeValue })}
          preventScrollReset
        >
          {isWhole ? 'Colonnes principales' : 'Toutes les colonnes'}
        </Link>
      </PlanGrid>
    </PlanFrame>
  )
}
