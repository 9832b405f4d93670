/** The forms of a body and of its seats. */
import { CheckboxField, CheckboxGroup } from '#app/ui/choice-field.tsx'
import { DateField, NumberField, type Option, optionsOf, SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { bodyKinds } from '../governance.ts'
import { governanceLabels as t } from '../labels.fr.ts'
import type { BodiesPageData, BodyPageData, SeatRow } from '../queries.server.ts'

type Themes = BodiesPageData['themes']

const BodyFields = ({ themes, hasNoTheme, body }: FieldsProps) => (
  <>
    <TextField name="name" label="Nom" hint="Celui de votre convention." defaultValue={body?.name} isRequired />
    <SelectField
      name="themeId"
      label="Thème"
      options={optionsOf(themes)}
      {...(hasNoTheme && { emptyLabel: 'Tous les thèmes' })}
      defaultValue={body?.themeId}
    />
    <TextField name="rhythm" label="Rythme" hint="Par exemple « trois fois par an »." defaultValue={body?.rhythm} />
    <TextArea name="mission" label="Ce qui lui est demandé" rows={3} defaultValue={body?.mission} />
  </>
)

type FieldsProps = {
  readonly themes: Themes
  readonly hasNoTheme: boolean
  readonly body?: BodyPageData['body']
}

export const NewBodyForm = ({ themes, hasNoTheme }: FieldsProps) => (
  <CommandForm intent="create-body" submit="Créer l’instance">
    <SelectField
      name="kind"
      label="Nature"
      options={bodyKinds.map((kind) => ({ value: kind, label: t.bodyKind[kind] }))}
      defaultValue="working-group"
    />
    <BodyFields themes={themes} hasNoTheme={hasNoTheme} />
    <CheckboxField
      name="hasDefaultSeats"
      label="Créer les sièges habituels de cette instance"
      hint="La composition de la mission, à adapter à votre convention."
      isChecked
    />
  </CommandForm>
)

export const EditBodyForm = ({ themes, body, linkedPlans }: Pick<BodyPageData, 'themes' | 'body' | 'linkedPlans'>) => (
  <CommandForm intent="update-body" version={body.version} submit="Enregistrer" submitLabel="Enregistrer l’instance">
    <BodyFields themes={themes} hasNoTheme body={body} />
    <TextArea
      name="expected"
      label="Ce qu’elle rend"
      hint="Par exemple « un diagnostic partagé et deux fiches action »."
      rows={2}
      defaultValue={body.expected}
    />
    <DateField name="expectedOn" label="Pour le" defaultValue={body.expectedOn} />
    <DateField name="letterOn" label="Date de la lettre de mission" defaultValue={body.letterOn} />
    <NumberField
      name="reminderDays"
      label="Relancer qui n’a pas répondu à une convocation"
      unit="jours avant"
      hint="Un seul rappel, par courriel. Zéro : aucun."
      defaultValue={body.reminderDays}
    />
    <TextField
      name="sitsAs"
      label="Siège aussi comme"
      hint="Le nom d’une instance qui existait déjà ailleurs, par exemple « comité de pilotage du contrat de ville »."
      defaultValue={body.sitsAs}
    />
    {linkedPlans.length > 0 && (
      <SelectField
        name="linkedPlanId"
        label="Au titre du plan"
        emptyLabel="Aucun"
        options={optionsOf(linkedPlans)}
        defaultValue={body.linkedPlanId}
      />
    )}
  </CommandForm>
)

type Services = BodyPageData['services']

/** Services of each party, under its name. */
const serviceGroups = (parties: BodyPageData['parties'], services: Services) =>
  parties.flatMap(({ id, name }) => {
    const own = services.filter(({ partyId }) => partyId === id)
    return own.length === 0 ? [] : [{ label: name, options: optionsOf(own) }]
  })

type SeatFieldsProps = {
  readonly seat?: SeatRow
  readonly services: ReturnType<typeof serviceGroups> | readonly Option[]
}

const SeatFields = ({ seat, services }: SeatFieldsProps) => (
  <>
    <TextField name="functionTitle" label="Fonction" defaultValue={seat?.functionTitle} isRequired />
    {services.length > 0 && (
      <SelectField
        name="serviceId"
        label="Service"
        hint="Si le siège est celui d’un service : on compte alors combien de fois il siège."
        emptyLabel="Aucun service en particulier"
        options={services}
        defaultValue={seat?.serviceId}
      />
    )}
    <TextField
      name="holderName"
      label="Titulaire"
      hint="Laissez vide si le siège n’a pas de titulaire."
      defaultValue={seat?.holderName}
    />
    <TextField
      name="holderEmail"
      label="Adresse du titulaire"
      type="email"
      hint="Pour le convoquer ; inutile s’il est membre de la CTG sous le même nom."
      defaultValue={seat?.holderEmail}
    />
    <TextField name="substituteName" label="Suppléance" defaultValue={seat?.substituteName} />
    <TextField
      name="substituteEmail"
      label="Adresse de la suppléance"
      type="email"
      hint="Convoquée quand le titulaire ne peut pas venir."
      defaultValue={seat?.substituteEmail}
    />
    <CheckboxField
      name="allowsRepresentative"
      label="Le titulaire peut être représenté"
      isChecked={seat?.allowsRepresentative ?? true}
    />
    <DateField name="since" label="Depuis le" defaultValue={seat?.since} />
  </>
)

type AddSeatProps = Pick<BodyPageData, 'parties' | 'services'>

export const AddSeatForm = ({ parties, services }: AddSeatProps) => (
  <CommandForm intent="add-seat" submit="Ajouter le siège">
    <SelectField name="partyId" label="Partie" options={optionsOf(parties)} />
    <SeatFields services={serviceGroups(parties, services)} />
  </CommandForm>
)

/** Of several communes that will not sit, in one act. */
export const RemoveSeatsForm = ({ seats }: { readonly seats: readonly SeatRow[] }) => (
  <CommandForm intent="remove-seats" submit="Retirer les sièges cochés" submitLook="plain">
    <CheckboxGroup
      name="seatIds"
      label="Sièges proposés que personne n’a tenus"
      hint="Ceux que votre convention ne prévoit pas. Un siège qui a eu un titulaire se termine : il garde ses noms."
      choices={seats.map(({ id, functionTitle, partyName }) => ({
        value: id,
        label: `${partyName} : ${functionTitle}`,
      }))}
    />
  </CommandForm>
)

type EditSeatProps = { readonly seat: SeatRow; readonly services: Services }

export const EditSeatForm = ({ seat, services }: EditSeatProps) => (
  <CommandForm intent="update-seat" version={seat.version} about={{ seatId: seat.id }}>
    <SeatFields seat={seat} services={optionsOf(services.filter(({ partyId }) => partyId === seat.partyId))} />
    <FormActions>
      <SubmitButton label={`Enregistrer le siège : ${seat.functionTitle}`}>Enregistrer le siège</SubmitButton>
    </FormActions>
  </CommandForm>
)

/** Its last day; or, once ended, back. */
export const EndBodyForm = ({ body, today }: Pick<BodyPageData, 'body' | 'today'>) =>
  body.endedOn === null ? (
    <FoldedForm
      look="plain"
      summary="Terminer cette instance"
      intent="end-body"
      submit="Terminer l’instance"
      submitLook="plain"
    >
      <p>Elle quitte les listes et l’annuaire le lendemain. Ses réunions et ses décisions restent ; elle se rouvre.</p>
      <DateField name="endedOn" label="Son dernier jour" defaultValue={today} isRequired />
      <TextField name="reason" label="Pourquoi" hint="Par exemple « mandat achevé », « groupe dissous »." />
    </FoldedForm>
  ) : (
    <CommandForm intent="reopen-body" isInline submit="Rouvrir cette instance" submitLook="plain" />
  )

export const EndSeatForm = ({ seat, today }: { readonly seat: SeatRow; readonly today: string }) => (
  <CommandForm intent="end-seat" about={{ seatId: seat.id }}>
    <DateField name="lastDay" label="Dernier jour du siège" defaultValue={today} isRequired />
    <FormActions>
      <SubmitButton look="plain" label={`Terminer ce siège : ${seat.functionTitle}`}>
        Terminer ce siège
      </SubmitButton>
    </FormActions>
  </CommandForm>
)
