/** What a coordinator may do with a campaign under way. */

import { formatCount } from '#app/kernel/format.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import { CheckboxField } from '#app/ui/choice-field.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { DateField, NumberField, SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card } from '#app/ui/layout.tsx'
import { refusalToRemind } from '../campaigns.ts'
import type { CampaignPageData } from '../queries.server.ts'

export function CampaignActs(data: CampaignPageData) {
  const { campaign, waitingCount, addable } = data
  return (
    <Card title="Mener la campagne" content="tight">
      {waitingCount > 0 && (
        <CommandForm intent="send-campaign-now">
          <SubmitButton look="plain" sendingLabel="Envoi…">
            Envoyer les courriels maintenant
          </SubmitButton>
        </CommandForm>
      )}
      {campaign.reminderEveryDays !== null &&
        (campaign.remindersStoppedAt === null ? (
          <CommandForm intent="stop-reminders">
            <SubmitButton look="plain">Arrêter les relances</SubmitButton>
          </CommandForm>
        ) : (
          <CommandForm intent="resume-reminders">
            <SubmitButton look="plain">Reprendre les relances</SubmitButton>
          </CommandForm>
        ))}
      {addable.length > 0 && (
        <FoldedForm summary="Ajouter une action" intent="add-campaign-action" submit="Ajouter">
          <SelectField
            name="actionId"
            label="Action"
            hint="Son pilote sera sollicité s’il ne l’est pas déjà."
            isRequired
            emptyLabel="Choisir…"
            options={addable.map(({ id, code, title, leadName, leadPartyName }) => ({
              value: id,
              label: `${code} ${title} (${leadName || leadPartyName || gapWords.lead})`,
            }))}
          />
        </FoldedForm>
      )}
      <ChangeForm {...data} />
      <Disclosure summary="Clore la campagne" look="button" forms={{ intents: ['close-campaign'] }}>
        <p>
          Plus aucun courriel ne partira. Les liens déjà envoyés répondent encore quinze jours après la date de clôture,
          pour ne couper personne.
        </p>
        <CommandForm intent="close-campaign">
          <SubmitButton look="danger">Clore maintenant</SubmitButton>
        </CommandForm>
      </Disclosure>
    </Card>
  )
}

/** In the head of the page: the act of every week. */
export function RemindForm({ campaign, toRemindCount: count, today }: CampaignPageData) {
  if (refusalToRemind(campaign, count, today) !== undefined) return null
  return (
    <CommandForm intent="remind-silent" isInline>
      <SubmitButton sendingLabel="Relance…">{`Relancer qui n’a pas répondu (${formatCount(count, 'personne')})`}</SubmitButton>
    </CommandForm>
  )
}

const ChangeForm = ({ campaign, today }: CampaignPageData) => (
  <FoldedForm
    summary="Changer la clôture, le rythme ou le message"
    intent="change-campaign"
    version={campaign.version}
    submit="Enregistrer"
  >
    <TextField name="name" label="Nom de la campagne" defaultValue={campaign.name} isRequired maxLength={120} />
    <TextArea name="message" label="Votre message" rows={3} defaultValue={campaign.message} maxLength={3000} />
    <DateField
      name="closesOn"
      label="Répondre au plus tard le"
      defaultValue={campaign.closesOn}
      min={campaign.closesOn < today ? campaign.closesOn : today}
      isRequired
    />
    <NumberField
      name="reminderEveryDays"
      label="Relancer qui n’a pas répondu, tous les"
      hint="Laissez vide pour ne pas relancer."
      unit="jours"
      defaultValue={campaign.reminderEveryDays}
    />
    <CheckboxField
      name="thanksAnswers"
      label="Remercier par courriel qui a répondu sur toutes ses actions"
      isChecked={campaign.thanksAnswers}
    />
  </FoldedForm>
)
