/** What a refused form says, above its fields. */
import { useEffect, useRef } from 'react'
import styles from './form.module.css'
import type { FormAnswer } from './form.tsx'
import { Notice } from './notice.tsx'
import { unfold } from './typed-answers.ts'

/** Why the form was refused, with a link to each field concerned. It takes the focus, or the only field to be answered again. */
export function FormErrors({ answer, formId }: { readonly answer: FormAnswer; readonly formId: string }) {
  const { form: whole, ...errors } = answer.errors ?? {}
  const fields = Object.entries(errors)
  const summary = useRef<HTMLDivElement>(null)
  const [only, ...others] = Object.keys(errors)
  const onlyId = only === undefined || others.length > 0 ? undefined : `${formId}-${only}`
  useEffect(() => {
    if (!answer) return
    const field = onlyId === undefined ? null : document.getElementById(onlyId)
    if (field) unfold(field)
    field?.focus()
    // It may be hidden, or a group that takes no focus.
    if (field === null || document.activeElement !== field) summary.current?.focus()
  }, [answer, onlyId])
  // The sentence of the only field is not said twice.
  const refusal = answer.refusal ?? whole
  const sentence = Object.values(errors).some((fieldSentence) => fieldSentence === refusal) ? undefined : refusal
  if (fields.length === 0 && sentence === undefined) return null
  return (
    <div ref={summary} tabIndex={-1} className={styles.errors}>
      <Notice tone="bad">
        <p>
          <strong>
            {sentence ??
              (fields.length === 1 ? 'Une réponse est à revoir.' : `${fields.length} réponses sont à revoir.`)}
          </strong>
        </p>
        {fields.length > 0 && (
          <ul>
            {fields.map(([name, fieldSentence]) => (
              <li key={name}>
                <a href={`#${formId}-${name}`}>{fieldSentence}</a>
              </li>
            ))}
          </ul>
        )}
      </Notice>
    </div>
  )
}
