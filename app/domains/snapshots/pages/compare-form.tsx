/** Two states to choose: a plain form whose address can be sent to somebody. */
import { Form } from 'react-router'
import { formatDay } from '#app/kernel/format.ts'
import { Button } from '#app/ui/button.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { snapshotLabels as t } from '../labels.fr.ts'
import type { SnapshotLine } from '../snapshots.ts'

type Props = {
  readonly ctgId: string
  readonly states: readonly SnapshotLine[]
  /** Ids; empty for the plan of today. */
  readonly chosen: { readonly before: string; readonly after: string }
}

/** « Premier copil (18 mars 2016) », without saying the date twice. */
const nameOf = ({ name, takenOn }: SnapshotLine): string =>
  name.includes(formatDay(takenOn)) ? name : `${name} (${formatDay(takenOn)})`

export function CompareForm({ ctgId, states, chosen }: Props) {
  const options = states.map((state) => ({ value: state.id, label: nameOf(state) }))
  return (
    <Form method="get" action={`/ctg/${ctgId}/suivi/etats/comparer`}>
      <Stack isTight>
        <SelectField name="avant" label="État de départ" options={options} defaultValue={chosen.before} />
        <SelectField
          name="apres"
          label="État d’arrivée"
          emptyLabel={t.today}
          options={options}
          defaultValue={chosen.after}
        />
        <FormActions>
          <Button look="plain">Comparer</Button>
        </FormActions>
      </Stack>
    </Form>
  )
}
