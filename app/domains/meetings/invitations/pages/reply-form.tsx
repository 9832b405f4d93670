/** The four answers to a convocation, the same for the person and for whoever notes it. */
import { RadioGroup } from '#app/ui/choice-field.tsx'
import { TextField } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { type InvitationReply, invitationReplies } from '../invitations.ts'
import { invitationLabels as t } from '../labels.fr.ts'

type Props = {
  readonly intent: string
  /** Whose answer, where the page has several. */
  readonly invitationId?: string
  readonly answer: {
    readonly reply: InvitationReply | null
    readonly representativeName: string
    readonly representativeEmail: string
    readonly comment: string
  }
  readonly allowsRepresentative: boolean
  /** The person answers herself. @default true */
  readonly isOwn?: boolean
  readonly submitLabel: string
  /** Whose answer it is, where the page has several. */
  readonly of?: string
}

export function ReplyForm({
  intent,
  invitationId,
  answer,
  allowsRepresentative,
  isOwn = true,
  submitLabel,
  of,
}: Props) {
  const labels = isOwn ? t.ownReply : t.reply
  return (
    <CommandForm intent={intent} subject={invitationId}>
      {invitationId !== undefined && <input type="hidden" name="invitationId" value={invitationId} />}
      <RadioGroup
        name="reply"
        label={isOwn ? 'Votre réponse' : 'Sa réponse'}
        choices={invitationReplies
          .filter((reply) => reply !== 'represented' || allowsRepresentative)
          .map((value) => ({ value, label: labels[value] }))}
        defaultValue={answer.reply}
        isRequired
      />
      {allowsRepresentative && (
        <>
          <TextField
            name="representativeName"
            label={isOwn ? 'Qui vous représente' : 'Qui le représente'}
            hint={
              isOwn ? 'Seulement si vous vous faites représenter.' : 'Seulement si cette personne se fait représenter.'
            }
            defaultValue={answer.representativeName}
          />
          <TextField
            name="representativeEmail"
            label="Son adresse électronique"
            type="email"
            hint="La convocation lui est alors envoyée."
            defaultValue={answer.representativeEmail}
          />
        </>
      )}
      <TextField name="comment" label="Un mot, s’il le faut" defaultValue={answer.comment} />
      <FormActions>
        <SubmitButton
          look={isOwn ? 'primary' : 'plain'}
          sendingLabel="Envoi…"
          {...(of !== undefined && { label: `${submitLabel} : ${of}` })}
        >
          {submitLabel}
        </SubmitButton>
      </FormActions>
    </CommandForm>
  )
}
