/** Ticking actions in a list, then going to what one wants to change of them. It works without JavaScript: the boxes are of a form that only reads. */
import { Form } from 'react-router'
import { Button } from '#app/ui/button.tsx'
import type { Column } from '#app/ui/data-table.tsx'
import { filterLabels as t } from '../labels.fr.ts'
import { type PlanFilter, writePlanFilter } from '../plan-filter.ts'
import { pickName } from '../plan-list.ts'
import styles from './bulk-pick.module.css'

const formId = 'changer-ensemble'

type Pickable = { readonly number: number; readonly title: string; readonly mayEdit: boolean }

/** A box on each line one may write. */
export const pickColumn: Column<Pickable> = {
  key: 'pick',
  header: t.pick,
  widthPercent: 3,
  cell: ({ number, title, mayEdit }) =>
    mayEdit && (
      <input type="checkbox" form={formId} name={pickName} value={number} aria-label={`${t.pick} : ${title}`} />
    ),
}

/** The criteria of the list, kept when one goes on from it. */
export const FilterInputs = ({ filter }: { readonly filter: PlanFilter }) =>
  [...writePlanFilter(filter)].map(([name, value]) => (
    <input key={`${name}-${value}`} type="hidden" name={name} value={value} />
  ))

/** Goes on with the actions ticked; with none, they are chosen on the next page. */
export const PickButton = ({ ctgId, filter }: { readonly ctgId: string; readonly filter: PlanFilter }) => (
  <Form id={formId} className={styles.form} method="get" action={`/ctg/${ctgId}/plan/ensemble`}>
    <FilterInputs filter={filter} />
    <Button>{t.changePicked}</Button>
  </Form>
)
