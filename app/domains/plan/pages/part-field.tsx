/** One field of a part of a sheet, in its form, by its kind. */
import { NumberField, SelectField, TextField } from '#app/ui/field.tsx'
import { type Field, keyOf } from '../sheet/field-kinds.ts'

type Props = {
  readonly field: Extract<Field, { readonly kind: 'line' | 'choice' | 'number' }>
  /** The part, when there is one already. */
  readonly held: Readonly<Record<string, unknown>> | undefined
  readonly label?: string
  readonly unit?: string
  readonly width?: number
}

export function PartField({ field, held, label = field.header, unit, width }: Props) {
  const name = keyOf(field.column)
  const value = held?.[name]
  const words = typeof value === 'string' ? value : undefined
  if (field.kind === 'number')
    return <NumberField name={name} label={label} unit={unit} defaultValue={typeof value === 'number' ? value : null} />
  if (field.kind === 'line')
    return <TextField name={name} label={label} maxLength={field.max} width={width} defaultValue={words} />
  return (
    <SelectField
      name={name}
      label={label}
      {...(field.missing === undefined && { emptyLabel: 'Non dit' })}
      options={Object.entries(field.words).map(([one, said]) => ({ value: one, label: said }))}
      defaultValue={words ?? field.usual}
    />
  )
}
