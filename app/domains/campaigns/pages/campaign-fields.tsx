/** What one says of a campaign, of one CTG or of several: its name, its words, its rhythm. */
import { CheckboxField } from '#app/ui/choice-field.tsx'
import { DateField, NumberField, TextArea, TextField } from '#app/ui/field.tsx'
import { defaultReminderDays } from '../campaigns.ts'
import { campaignLabels as t } from '../labels.fr.ts'

type Props = { readonly name?: string | undefined; readonly today: string; readonly closesOn: string }

export const CampaignFields = ({ name, today, closesOn }: Props) => (
  <>
    <TextField
      name="name"
      label="Nom de la campagne"
      defaultValue={name ?? t.proposedName(today)}
      isRequired
      maxLength={120}
    />
    <TextArea
      name="message"
      label="Votre message"
      hint="Quelques mots de vous, en tête du courriel. Facultatif."
      rows={4}
      maxLength={3000}
    />
    <DateField name="closesOn" label="Répondre au plus tard le" defaultValue={closesOn} min={today} isRequired />
    <NumberField
      name="reminderEveryDays"
      label="Relancer qui n’a pas répondu, tous les"
      hint="Laissez vide pour ne pas relancer."
      unit="jours"
      defaultValue={defaultReminderDays}
    />
    <CheckboxField name="thanksAnswers" label="Remercier par courriel qui a répondu sur toutes ses actions" isChecked />
  </>
)
