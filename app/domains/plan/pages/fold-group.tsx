/** One group of fields that folds under the first ones of a sheet: its title says what is already filled. Rules: docs/rules/plan.md §11.1. */
import type { ReactNode } from 'react'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { planLabels as t } from '../labels.fr.ts'
import type { FieldValues } from '../sheet/field-text.ts'

type Props = {
  readonly title: string
  /** What the sheet holds of each field of the group, by its name in the form. */
  readonly fields: FieldValues
  readonly children: ReactNode
}

const isFilled = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== ''

export function FoldGroup({ title, fields, children }: Props) {
  const filled = Object.entries(fields).flatMap(([name, value]) => (isFilled(value) ? [t.field[name] ?? name] : []))
  return (
    <Disclosure
      summary={
        <>
          {title}
          {filled.length > 0 && <span className="muted small">{` (rempli : ${filled.join(', ')})`}</span>}
        </>
      }
      fields={Object.keys(fields)}
    >
      <Stack>{children}</Stack>
    </Disclosure>
  )
}
