/** One group of fields that folds under the first ones of a sheet: its title says what is already filled. Rules: docs/rules/plan.md §11.1. */
import type { ReactNode } from 'react'
import { Disclosure } from '#app/ui/disclosure.tsx'
import type { Option } from '#app/ui/field.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { planLabels as t } from '../labels.fr.ts'
import type { CafField } from '../plan.ts'
import type { getEditActionPage, SheetChoices } from '../queries.server.ts'

type Sheet = Awaited<ReturnType<typeof getEditActionPage>>['sheet']
export type FoldProps = {
  readonly choices: SheetChoices
  readonly sheet?: Sheet | undefined
  /** Of a new sheet: what the page it was opened from already says. */
  readonly preset?: { readonly themeId?: string | undefined; readonly cafFields?: readonly CafField[] | undefined }
}

type GroupProps = {
  readonly title: string
  /** Fields of the group by name, with what the sheet holds of each. */
  readonly fields: Readonly<Record<string, { readonly value: unknown; readonly label?: string }>>
  readonly children: ReactNode
}

const isFilled = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== ''

export function FoldGroup({ title, fields, children }: GroupProps) {
  const filled = Object.entries(fields).flatMap(([name, { value, label }]) =>
    isFilled(value) ? [label ?? t.field[name] ?? name] : [],
  )
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

export const namedOptions = (list: readonly { readonly id: string; readonly name: string }[]): readonly Option[] =>
  list.map(({ id, name }) => ({ value: id, label: name }))

export const listOptions = <Key extends string>(
  keys: readonly Key[],
  labels: Readonly<Record<Key, string>>,
): readonly Option[] => keys.map((key) => ({ value: key, label: labels[key] }))
