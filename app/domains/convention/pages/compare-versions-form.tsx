/** Two texts of the convention to choose: a plain form whose address can be sent to somebody. */
import { Form } from 'react-router'
import { Button } from '#app/ui/button.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form.tsx'
import { Stack } from '#app/ui/layout.tsx'
import type { ComparedSide } from '../versions/compared-sides.ts'
import { comparisonLabels as t } from '../versions/comparison-labels.fr.ts'

type Props = {
  readonly ctgId: string
  /** Numbers of the frozen versions, the latest first. */
  readonly numbers: readonly number[]
  readonly chosen: { readonly before: ComparedSide; readonly after: ComparedSide }
}

/** As the address says it. */
export const sideParam = (side: ComparedSide): string => (side === 'draft' ? 'projet' : String(side))

export function CompareVersionsForm({ ctgId, numbers, chosen }: Props) {
  const versions = numbers.map((number) => ({ value: String(number), label: t.version(number) }))
  const draft = { value: 'projet', label: t.draft }
  return (
    <Form method="get" action={`/ctg/${ctgId}/convention/versions/comparer`}>
      <Stack isTight>
        <SelectField name="de" label="De" options={versions} defaultValue={sideParam(chosen.before)} />
        <SelectField name="a" label="À" options={[draft, ...versions]} defaultValue={sideParam(chosen.after)} />
        <FormActions>
          <Button look="plain">Comparer</Button>
        </FormActions>
      </Stack>
    </Form>
  )
}
