/** What, for which need, with whom: sent by Enter, ready for the next one at once. */
import { useEffect, useRef, useState } from 'react'
import { useNavigation } from 'react-router'
import { TextField } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton, useFormAnswer } from '#app/ui/form.tsx'
import { workshopLabels as t } from '../labels.fr.ts'
import styles from './workshop.module.css'

const intent = 'add-proposal'

export function ProposalForm() {
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
      <CommandForm intent={intent} isWide>
        <div className={styles.answers}>
          <ProposalFields />
        </div>
        <FormActions>
          <SubmitButton>{t.propose}</SubmitButton>
        </FormActions>
      </CommandForm>
    </div>
  )
}

type FieldsProps = { readonly what?: string; readonly need?: string; readonly who?: string }

export const ProposalFields = ({ what, need, who }: FieldsProps) => (
  <>
    <TextField name="what" label={t.what} hint={t.whatHint} defaultValue={what} isRequired />
    <TextField name="need" label={t.need} defaultValue={need} />
    <TextField name="who" label={t.who} defaultValue={who} />
  </>
)
