/** The questions as one answers them. All shown without JavaScript, with the « si » of each; with it, those that concern who answers. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { CheckboxField, RadioGroup } from '#app/ui/choice-field.tsx'
import { RequiredMark, TextArea, TextField } from '#app/ui/field.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { surveyLabels as t } from '../labels.fr.ts'
import { boxOf, type Choices, fieldOf, isShown, longest, numberOf, type Question, readAnswers } from '../surveys.ts'
import styles from './surveys.module.css'

type Props = { readonly questions: readonly Question[] }

const textsOf = (form: HTMLFormElement): Record<string, string> =>
  Object.fromEntries(
    [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )

export function Questionnaire({ questions }: Props) {
  const around = useRef<HTMLDivElement>(null)
  // Undefined until it is read: everything is shown, as without JavaScript.
  const [choices, setChoices] = useState<Choices>()
  const read = useCallback(() => {
    const form = around.current?.closest('form')
    if (form) setChoices(readAnswers(questions, textsOf(form)).choices)
  }, [questions])
  useEffect(() => {
    read()
    const form = around.current?.closest('form')
    // A draft taken again, a form emptied: after what they change.
    const later = () => void setTimeout(read)
    form?.addEventListener('click', later)
    form?.addEventListener('reset', later)
    return () => {
      form?.removeEventListener('click', later)
      form?.removeEventListener('reset', later)
    }
  }, [read])
  return (
    <div ref={around} onInput={read}>
      <Stack>
        {questions.map((question) => (
          <div key={question.id} hidden={choices !== undefined && !isShown(question, choices)}>
            <QuestionField
              {...{ question, number: numberOf(questions, question.rank), condition: conditionOf(questions, question) }}
            />
          </div>
        ))}
      </Stack>
    </div>
  )
}

/** « Si vous avez répondu « Oui » à la question 3 ». */
function conditionOf(questions: readonly Question[], { shownIf }: Question): string | undefined {
  const parent = questions.find(({ id }) => id === shownIf?.questionId)
  if (!parent || !shownIf) return
  return t.questions.shownIf(
    numberOf(questions, parent.rank),
    shownIf.choices.map((choice) => parent.choices[choice] ?? ''),
  )
}

type FieldProps = { readonly question: Question; readonly number: string; readonly condition: string | undefined }

function QuestionField({ question, number, condition }: FieldProps) {
  const { kind, isRequired, choices } = question
  const label = `${number}. ${question.label}`
  const hint = [condition && `${condition}.`, question.hint].filter(Boolean).join(' ') || undefined
  const field = { name: fieldOf(question), label, isRequired }
  if (kind === 'several') return <SeveralField question={question} label={label} hint={hint} />
  if (kind === 'short')
    return <TextField {...field} hint={joined(hint, t.public.limits.short)} maxLength={longest.short} />
  if (kind === 'long')
    return <TextArea {...field} rows={4} hint={joined(hint, t.public.limits.long)} maxLength={longest.long} />
  return (
    <RadioGroup
      {...field}
      hint={hint}
      isInline={kind === 'scale'}
      choices={[
        ...choices.map((choice, index) => ({ value: String(index), label: choice })),
        // One may take back what one ticked.
        ...(isRequired ? [] : [{ value: '', label: t.public.none }]),
      ]}
    />
  )
}

const joined = (...parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(' ')

type SeveralProps = { readonly question: Question; readonly label: string; readonly hint: string | undefined }

/** A box has a name of its own: a refused form comes back ticked without JavaScript too. */
const SeveralField = ({ question, label, hint }: SeveralProps) => (
  <fieldset className={styles.question}>
    <legend className={styles.legend}>
      {label}
      {question.isRequired && <RequiredMark />}
    </legend>
    {hint && <p className="small muted">{hint}</p>}
    {question.choices.map((choice, index) => (
      <CheckboxField key={boxOf(question, index)} name={boxOf(question, index)} label={choice} />
    ))}
  </fieldset>
)
