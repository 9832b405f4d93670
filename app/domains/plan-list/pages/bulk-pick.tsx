/** Ticking actions in a list, then going to what one wants to change of them. It works without JavaScript: the boxes are of a form that only reads. */
import type { ReactNode } from 'react'
import { Form } from 'react-router'
import { Button } from '#app/ui/button.tsx'
import type { Column } from '#app/ui/data-table.tsx'
import { filterLabels as t } from '../labels.fr.ts'
import { type PlanFilter, writePlanFilter } from '../plan-filter.ts'
import { pickName } from '../plan-list.ts'
import styles from './bulk-pick.module.css'

type Pickable = { readonly number: number; readonly title: string; readonly mayEdit: boolean }

/** A box on each line one may write. */
export const pickColumn: Column<Pickable> = {
  ...{ key: 'pick', header: t.pick, isHeaderHidden: true, widthPercent: 4, onPhone: 'end' },
  cell: ({ number, title, mayEdit }) =>
    mayEdit && <input type="checkbox" name={pickName} value={number} aria-label={`${t.pick} : ${title}`} />,
}

/** The criteria of the list, kept when one goes on from it. */
export const FilterInputs = ({ filter }: { readonly filter: PlanFilter }) =>
  [...writePlanFilter(filter)].map(([name, value]) => (
    <input key={`${name}-${value}`} type="hidden" name={name} value={value} />
  ))

type Props = {
  readonly ctgId: string
  readonly filter: PlanFilter
  readonly mayPick: boolean
  readonly children: ReactNode
}

/** Around the list. What one does with the actions ticked comes at the foot of the screen when one ticks: nothing moves. */
export function PickForm({ ctgId, filter, mayPick, children }: Props) {
  if (!mayPick) return <div className={styles.card}>{children}</div>
  return (
    <Form method="get" action={`/ctg/${ctgId}/plan/ensemble`} className={styles.card}>
      <FilterInputs filter={filter} />
      {children}
      <fieldset className={styles.bar}>
        <legend className="visually-hidden">{t.pickedBar}</legend>
        <span className={styles.count}>{t.pickedBar} : </span>
        <Button look="primary">{t.changePicked}</Button>
        <Button type="reset">{t.unpick}</Button>
      </fieldset>
    </Form>
  )
}
