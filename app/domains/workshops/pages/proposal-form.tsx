/** What, for which need, with whom: sent by Enter, ready for the next one at once. */
import { useEffect, useRef, useState } from 'react'
import { useNavigation } from 'react-router'
import { type Level, levels } from '#app/domains/evaluation/evaluation.ts'
import { evaluationLabels } from '#app/domains/evaluation/labels.fr.ts'
import { RadioGroup } from '#app/ui/choice-field.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { TextField } from '#app/ui/field.tsx'
import { CommandForm, useFormAnswer } from '#app/ui/form.tsx'
import { workshopLabels as t } from '../labels.fr.ts'
import styles from './workshop.module.css'

const intent = 'add-proposal'

type FormOptions = { readonly isJudging: boolean }

export function ProposalForm({ isJudging }: FormOptions) {
  const around = useRef<HTMLDivElement>(null)
  const isSending = useNavigation().formData?.get('intent') === intent
  const isRefused = useFormAnswer(intent, undefined) !== undefined
  const [wasSending, setWasSending] = useState(false)
  const [sent, setSent] = useState(0)
  if (isSending !== wasSending) {
    setWasSending(isSending)
    if (wasSending && !isRefused) setSent(sent + 1)
  }
  useEffect(() => {
    if (sent > 0) around.current?.querySelector<HTMLInputElement>('input[name="what"]')?.focus()
  }, [sent])
  return (
    <div ref={around} className={styles.propose}>
      <CommandForm intent={intent} isWide submit={t.propose}>
        <div className={classNames(styles.answers, isJudging && styles.opinion)}>
          <ProposalFields isJudging={isJudging} />
        </div>
      </CommandForm>
    </div>
  )
}

type FieldsProps = FormOptions & {
  readonly what?: string
  readonly need?: string
  readonly who?: string
  readonly level?: Level | null
}

/** On a question of the evaluation, what one judges and why; else what, for which need, with whom. */
export const ProposalFields = ({ isJudging, what, need, who, level }: FieldsProps) =>
  isJudging ? (
    <>
      <RadioGroup
        name="level"
        label={t.judging.field}
        isRequired
        isInline
        defaultValue={level}
        choices={levels.map((value) => ({ value, label: evaluationLabels.level[value] }))}
      />
      <TextField name="what" label={t.judging.why} hint={t.judging.whyHint} defaultValue={what} isRequired />
    </>
  ) : (
    <>
      <TextField name="what" label={t.what} hint={t.whatHint} defaultValue={what} isRequired />
      <TextField name="need" label={t.need} defaultValue={need} />
      <TextField name="who" label={t.who} defaultValue={who} />
    </>
  )
