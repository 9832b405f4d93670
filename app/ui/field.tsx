/**
 * Fields with one control. Each shows its label, its hint, and the sentence of the refused submission, all tied to the control.
 * Inside a CommandForm, what was typed comes back; outside, they are plain fields.
 */
import type { InputHTMLAttributes, ReactNode } from 'react'
import styles from './field.module.css'
import { useField } from './form.tsx'

export type FieldProps = {
  readonly name: string
  readonly label: ReactNode
  /** How to answer, under the label. */
  readonly hint?: ReactNode
  /** Said in words beside the label. */
  readonly isRequired?: boolean | undefined
  /** Visible only to screen readers, for a field whose place names it, in a table for instance. */
  readonly isLabelHidden?: boolean | undefined
}

type ControlAttributes = {
  readonly id: string
  readonly name: string
  readonly required: boolean
  readonly 'aria-invalid': true | undefined
  readonly 'aria-describedby': string | undefined
}

type FrameProps = FieldProps & {
  readonly control: (attributes: ControlAttributes) => ReactNode
  /** Said here before anything is sent; the answer's own sentence otherwise. */
  readonly refusal?: string | undefined
}

export function FieldFrame(props: FrameProps) {
  const { name, label, hint, isRequired = false, isLabelHidden = false, control, refusal } = props
  const { id, error: answered } = useField(name)
  const error = refusal ?? answered
  const descriptions = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={isLabelHidden ? 'visually-hidden' : styles.label}>
        {label}
        {isRequired && <RequiredMark />}
      </label>
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {control({
        id,
        name,
        required: isRequired,
        'aria-invalid': error ? true : undefined,
        'aria-describedby': descriptions || undefined,
      })}
      <FieldError id={`${id}-error`} sentence={error} />
    </div>
  )
}

export const RequiredMark = () => <span className={styles.required}> (obligatoire)</span>

/** The sentence under a refused field; nothing when it was not refused. */
export const FieldError = ({ id, sentence }: { readonly id: string; readonly sentence: string | undefined }) =>
  sentence ? (
    <p id={id} className={styles.error}>
      {sentence}
    </p>
  ) : null

type TextFieldProps = FieldProps & {
  readonly defaultValue?: string | null | undefined
  readonly type?: 'text' | 'email' | 'password' | 'tel' | 'url' | 'search'
  /** Width of the control in characters, when the answer is short. */
  readonly width?: number
} & Pick<
    InputHTMLAttributes<HTMLInputElement>,
    'autoComplete' | 'inputMode' | 'maxLength' | 'list' | 'placeholder' | 'spellCheck' | 'autoFocus' | 'readOnly'
  >

/** One line. A password never comes back. */
export function TextField({
  name,
  label,
  hint,
  isRequired,
  isLabelHidden,
  defaultValue,
  type = 'text',
  width,
  ...attributes
}: TextFieldProps) {
  const { typed } = useField(name)
  const value = type === 'password' ? undefined : (typed ?? defaultValue ?? undefined)
  return (
    <FieldFrame
      {...{ name, label, hint, isRequired, isLabelHidden }}
      control={(control) => (
        <input
          {...control}
          // The address asked for is seldom that of the person who types; where it is, the field says so itself.
          autoComplete={type === 'email' ? 'off' : undefined}
          {...attributes}
          type={type}
          defaultValue={value}
          style={width === undefined ? undefined : { maxWidth: `${width + 3}ch` }}
        />
      )}
    />
  )
}

type TextAreaProps = FieldProps & {
  readonly defaultValue?: string | null | undefined
  readonly maxLength?: number
  /** Lines shown when empty. @default 4 */
  readonly rows?: number
}

/** Several lines. */
export function TextArea({ defaultValue, maxLength, rows = 4, ...field }: TextAreaProps) {
  const { typed } = useField(field.name)
  return (
    <FieldFrame
      {...field}
      control={(control) => (
        <textarea {...control} rows={rows} maxLength={maxLength} defaultValue={typed ?? defaultValue ?? undefined} />
      )}
    />
  )
}

type DateFieldProps = FieldProps & {
  /** `YYYY-MM-DD`. */
  readonly defaultValue?: string | null | undefined
  readonly min?: string
  readonly max?: string
}

/** A day, sent as `YYYY-MM-DD`. */
export function DateField({ defaultValue, min, max, ...field }: DateFieldProps) {
  const { typed } = useField(field.name)
  return (
    <FieldFrame
      {...field}
      control={(control) => (
        <input
          {...control}
          type="date"
          min={min}
          max={max}
          defaultValue={typed ?? defaultValue ?? undefined}
          className={styles.short}
        />
      )}
    />
  )
}

type NumberFieldProps = FieldProps & {
  readonly defaultValue?: number | null | undefined
  /** Shown after the control: « € », « places ». */
  readonly unit?: ReactNode
}

/** A number as one writes it in French; sent as text, read by `parseNumber`. */
export function NumberField({ defaultValue, unit, ...field }: NumberFieldProps) {
  const { typed } = useField(field.name)
  const value = typed ?? (defaultValue == null ? undefined : String(defaultValue).replace('.', ','))
  return (
    <FieldFrame
      {...field}
      control={(control) => (
        <span className={styles.withUnit}>
          <input
            {...control}
            type="text"
            inputMode="decimal"
            autoComplete="off"
            defaultValue={value}
            className={styles.number}
          />
          {unit && <span>{unit}</span>}
        </span>
      )}
    />
  )
}

export type Option = { readonly value: string; readonly label: string; readonly isDisabled?: boolean }
export type OptionGroup = { readonly label: string; readonly options: readonly Option[] }

/** Things that have a name: each is chosen by it, and sends its id. */
export const optionsOf = (things: readonly { readonly id: string; readonly name: string }[]): readonly Option[] =>
  things.map(({ id, name }) => ({ value: id, label: name }))

type SelectFieldProps = FieldProps & {
  readonly options: readonly (Option | OptionGroup)[]
  readonly defaultValue?: string | null | undefined
  /** First line, which means « none »: « Aucun », « Choisir… ». Without it the first option is taken. */
  readonly emptyLabel?: string
}

/** One among a list. */
export function SelectField({ options, defaultValue, emptyLabel, ...field }: SelectFieldProps) {
  const { typed } = useField(field.name)
  const value = typed ?? defaultValue ?? undefined
  return (
    <FieldFrame
      {...field}
      control={(control) => (
        // Keyed by its value: a form's reset must come back to the value saved last, not to the first one rendered.
        <select key={value} {...control} defaultValue={value}>
          {emptyLabel !== undefined && <option value="">{emptyLabel}</option>}
          {options.map((option) =>
            'options' in option ? (
              <optgroup key={option.label} label={option.label}>
                {option.options.map(optionLine)}
              </optgroup>
            ) : (
              optionLine(option)
            ),
          )}
        </select>
      )}
    />
  )
}

const optionLine = ({ value, label, isDisabled = false }: Option) => (
  <option key={value} value={value} disabled={isDisabled}>
    {label}
  </option>
)
