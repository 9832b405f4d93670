/** One field of a sheet or of one of its parts, in its form, by its kind. */
import type { ReactNode } from 'react'
import { CheckboxField, CheckboxGroup, PreciseDateField } from '#app/ui/choice-field.tsx'
import {
  DateField,
  NumberField,
  type Option,
  type OptionGroup,
  SelectField,
  TextArea,
  TextField,
} from '#app/ui/field.tsx'
import { keyOf } from '../sheet/field-kinds.ts'
import type { NameList } from '../sheet/field-lists.ts'
import { type FieldValues, precisionIn } from '../sheet/field-text.ts'
import type { FormField as Field } from '../sheet/form-shapes.ts'
import type { FormWords } from '../sheet/form-words.fr.ts'

type Options = readonly (Option | OptionGroup)[]
type Props = {
  /** A funder is a party or a name: its form asks for both. */
  readonly field: Exclude<Field, { readonly kind: 'funder' }>
  /** What there is already, by the names of values. */
  readonly held: FieldValues
  readonly words?: FormWords | undefined
  readonly optionsIn?: (list: NameList) => Options
}

/** From here on, a text is written on several lines. */
const longText = 1000

const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const listIn = (value: unknown): readonly string[] => (Array.isArray(value) ? value : [])

/** Nothing when its list is empty. */
export function FormField({ field, held, words = {}, optionsIn = () => [] }: Props): ReactNode {
  const { label = field.header, hint, empty, rows, unit, width } = words
  if (field.kind === 'date') {
    const [on, precision] = field.columns.map(keyOf)
    const known = {
      defaultValue: textIn(held[on ?? '']),
      defaultPrecision: precisionIn(held[precision ?? ''] ?? 'month'),
    }
    return <PreciseDateField name={on ?? ''} precisionName={precision ?? ''} label={label} {...known} />
  }
  if (field.kind === 'names') {
    const choices = optionsIn(field.list).flatMap((option) => ('value' in option ? [option] : []))
    const isInline = field.list !== 'objectives' && field.list !== 'linkedPlans'
    const ticked = listIn(held[field.tie])
    if (choices.length === 0) return null
    return <CheckboxGroup name={field.tie} {...{ label, hint, choices, isInline }} defaultValues={ticked} />
  }
  const name = keyOf(field.column)
  const value = held[name]
  const shared = { name, label, hint }
  const text = { ...shared, defaultValue: textIn(value) }
  switch (field.kind) {
    case 'line':
      return (
        <TextField {...text} isRequired={field.missing !== undefined} maxLength={field.max} {...(width && { width })} />
      )
    case 'text':
      return field.max < longText ? (
        <TextField {...text} maxLength={field.max} />
      ) : (
        <TextArea {...text} maxLength={field.max} {...(rows && { rows })} />
      )
    case 'email':
      return <TextField {...text} type="email" />
    case 'tags':
      return <TextField {...shared} defaultValue={listIn(value).join(', ')} />
    case 'number':
      return <NumberField {...shared} unit={unit} defaultValue={typeof value === 'number' ? value : null} />
    case 'day':
      return <DateField {...text} />
    case 'yes':
      return <CheckboxField {...shared} isChecked={value === true} />
    case 'reference': {
      const options = optionsIn(field.list)
      return options.length > 0 && <SelectField {...text} emptyLabel={empty ?? 'Aucun'} options={options} />
    }
    case 'choice': {
      const options = Object.entries(field.words).map(([one, said]) => ({ value: one, label: said }))
      const isOptional = field.missing === undefined && { emptyLabel: empty ?? 'Non dit' }
      return <SelectField {...text} {...isOptional} options={options} defaultValue={text.defaultValue ?? field.usual} />
    }
  }
}
