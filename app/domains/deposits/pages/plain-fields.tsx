/** Fields of what stays on the workstation: they are of no form, and bear no name by which they would be sent or kept. */
import { type ReactNode, useId } from 'react'
import styles from './deposit.module.css'

type FieldProps = {
  readonly label: string
  readonly hint?: string | undefined
  readonly isLabelHidden?: boolean
  readonly children: (field: { readonly id: string; readonly 'aria-describedby': string | undefined }) => ReactNode
}

export function PlainField({ label, hint, isLabelHidden = false, children }: FieldProps) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={isLabelHidden ? 'visually-hidden' : styles.label}>
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="fine">
          {hint}
        </p>
      )}
      {children({ id, 'aria-describedby': hint ? `${id}-hint` : undefined })}
    </div>
  )
}

type SelectProps = Omit<FieldProps, 'children'> & {
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (value: string) => void
}

export const PlainSelect = ({ value, options, onChange, ...field }: SelectProps) => (
  <PlainField {...field}>
    {(control) => (
      <select {...control} value={value} onChange={({ target }) => onChange(target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )}
  </PlainField>
)

type TextProps = Omit<FieldProps, 'children'> & {
  readonly isFixed?: boolean
  readonly value: string
  readonly isNumeric?: boolean
  readonly onChange: (value: string) => void
}

export const PlainText = ({ value, isFixed = false, isNumeric = false, onChange, ...field }: TextProps) => (
  <PlainField {...field}>
    {(control) => (
      <input
        {...control}
        readOnly={isFixed}
        value={value}
        inputMode={isNumeric ? 'numeric' : undefined}
        onChange={({ target }) => onChange(target.value)}
      />
    )}
  </PlainField>
)

type CheckProps = {
  readonly label: string
  readonly hint?: string
  readonly isChecked: boolean
  readonly onChange: (is: boolean) => void
}

export const PlainCheck = ({ label, hint, isChecked, onChange }: CheckProps) => (
  <div className={styles.field}>
    <label className={styles.choice}>
      <input type="checkbox" checked={isChecked} onChange={({ target }) => onChange(target.checked)} />
      {label}
    </label>
    {hint && <p className="fine">{hint}</p>}
  </div>
)
