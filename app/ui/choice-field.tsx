/** Fields made of boxes to tick: one box, one among several, several among several; and a date known more or less precisely. */
import { type ComponentProps, type ReactNode, useId } from 'react'
import type { DatePrecision } from '#app/kernel/calendar.ts'
import styles from './field.module.css'
import { DateField, FieldError, type FieldProps, RequiredMark, SelectField } from './field.tsx'
import { useField } from './form.tsx'

type CheckboxFieldProps = {
  readonly name: string
  readonly label: ReactNode
  readonly hint?: ReactNode
  /** Sent when ticked. @default on */
  readonly value?: string
  readonly isChecked?: boolean
}

/** One checkbox, its label on the right. */
export function CheckboxField({ name, label, hint, value = 'on', isChecked = false }: CheckboxFieldProps) {
  const field = useField(name)
  // Boxes of one name, one a row, are told apart by their values; `BoxesError` says what is wrong with them all.
  const isOfSeveral = value !== 'on'
  const id = isOfSeveral ? `${field.id}-${value}` : field.id
  const error = isOfSeveral ? undefined : field.error
  const descriptions = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={styles.field}>
      <div className={styles.choice}>
        <input
          type="checkbox"
          id={id}
          name={name}
          value={value}
          defaultChecked={field.isTicked(value, isChecked)}
          aria-invalid={error ? true : undefined}
          aria-describedby={descriptions || undefined}
        />
        <label htmlFor={id}>{label}</label>
      </div>
      {hint && (
        <p id={`${id}-hint`} className={styles.choiceHint}>
          {hint}
        </p>
      )}
      <FieldError id={`${id}-error`} sentence={error} />
    </div>
  )
}

type TickBoxProps = Omit<ComponentProps<'input'>, 'type' | 'name' | 'value' | 'defaultChecked'> & {
  readonly name: string
  readonly value: string
  readonly isChecked?: boolean
}

/** The bare box of a row, named by what is around it. */
export const TickBox = ({ isChecked = false, ...box }: TickBoxProps) => (
  <input {...box} type="checkbox" defaultChecked={useField(box.name).isTicked(box.value, isChecked)} />
)

/** Of boxes of one name, one a row: the sentence about them all, once, where the refused form leads. */
export function BoxesError({ name }: { readonly name: string }) {
  const { id, error } = useField(name)
  return (
    <div id={id} tabIndex={-1}>
      <FieldError id={`${id}-error`} sentence={error} />
    </div>
  )
}

export type Choice = {
  readonly value: string
  readonly label: ReactNode
  /** What this choice means, under it. */
  readonly hint?: ReactNode
}

type GroupProps = FieldProps & {
  readonly choices: readonly Choice[]
  /** Choices on one line when there is room. */
  readonly isInline?: boolean
  /** Of several groups that send one field, the first bears its id and its error. @default true */
  readonly isFirst?: boolean
}

type FrameProps = GroupProps & { readonly type: 'radio' | 'checkbox'; readonly isTicked: (value: string) => boolean }

type LineProps = Choice & {
  readonly id: string
  readonly name: string
  readonly type: 'radio' | 'checkbox'
  readonly isTicked: boolean
  readonly isWrong: boolean
}

const ChoiceLine = ({ id, name, type, value, label, hint, isTicked, isWrong }: LineProps) => (
  <div>
    <div className={styles.choice}>
      <input
        type={type}
        id={id}
        name={name}
        value={value}
        defaultChecked={isTicked}
        aria-invalid={type === 'checkbox' && isWrong ? true : undefined}
        aria-describedby={hint ? `${id}-choice-hint` : undefined}
      />
      <label htmlFor={id}>{label}</label>
    </div>
    {hint && (
      <p id={`${id}-choice-hint`} className={styles.choiceHint}>
        {hint}
      </p>
    )}
  </div>
)

function ChoiceFrame({
  name,
  label,
  hint,
  isRequired = false,
  isLabelHidden = false,
  choices,
  isInline = false,
  isFirst = true,
  type,
  isTicked,
}: FrameProps) {
  const field = useField(name)
  const groupId = useId()
  const id = isFirst ? field.id : groupId
  const error = isFirst ? field.error : undefined
  const descriptions = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset
      className={styles.field}
      {...(type === 'radio' && { role: 'radiogroup', 'aria-invalid': error ? true : undefined })}
      aria-describedby={descriptions || undefined}
    >
      <legend className={isLabelHidden ? 'visually-hidden' : styles.label}>
        {label}
        {isRequired && <RequiredMark />}
      </legend>
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      <div className={isInline ? styles.choicesInline : styles.choices}>
        {choices.map((choice, index) => (
          <ChoiceLine
            key={choice.value}
            {...choice}
            {...{ name, type, isWrong: error !== undefined, isTicked: isTicked(choice.value) }}
            id={index === 0 ? id : `${groupId}-${index}`}
          />
        ))}
      </div>
      <FieldError id={`${id}-error`} sentence={error} />
    </fieldset>
  )
}

/** One choice among a few, all visible. */
export function RadioGroup({
  defaultValue,
  ...group
}: GroupProps & { readonly defaultValue?: string | null | undefined }) {
  const { typed } = useField(group.name)
  return <ChoiceFrame {...group} type="radio" isTicked={(value) => value === (typed ?? defaultValue)} />
}

/** Several among several; the form sends the name once per box ticked. */
export function CheckboxGroup({
  defaultValues = [],
  ...group
}: GroupProps & { readonly defaultValues?: readonly string[] }) {
  const { isTicked } = useField(group.name)
  return <ChoiceFrame {...group} type="checkbox" isTicked={(value) => isTicked(value, defaultValues.includes(value))} />
}

const precisions: Record<DatePrecision, string> = {
  day: 'au jour près',
  month: 'au mois près',
  quarter: 'au trimestre près',
  year: 'à l’année près',
}
const precisionOptions = Object.entries(precisions).map(([value, label]) => ({ value, label }))

type PreciseDateFieldProps = FieldProps & {
  /** Name of the second control, which says how much of the date counts. */
  readonly precisionName: string
  readonly defaultValue?: string | null | undefined
  readonly defaultPrecision?: DatePrecision | null | undefined
}

/** A date and how much of it is known. */
export const PreciseDateField = ({ precisionName, defaultPrecision, label, ...field }: PreciseDateFieldProps) => (
  <div className={styles.pair}>
    <DateField {...field} label={label} />
    <SelectField
      name={precisionName}
      label={
        <>
          Date connue<span className="visually-hidden"> ({label})</span>
        </>
      }
      options={precisionOptions}
      defaultValue={defaultPrecision ?? 'day'}
    />
  </div>
)
