/** The fields of a sheet, shared by the form of a new action and the form of an existing one. */
import { CheckboxGroup, PreciseDateField } from '#app/ui/choice-field.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { DateField, type OptionGroup, SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { planLabels as t } from '../labels.fr.ts'
import { type CafField, cafFields } from '../plan.ts'
import type { getEditActionPage, SheetChoices } from '../queries.server.ts'

type Sheet = Awaited<ReturnType<typeof getEditActionPage>>['sheet']

/** Services under the name of their party. */
export const serviceOptions = (services: SheetChoices['services']): readonly OptionGroup[] =>
  [...Map.groupBy(services, ({ partyShortName }) => partyShortName)].map(([label, group]) => ({
    label,
    options: group.map(({ id, name }) => ({ value: id, label: name })),
  }))

type Props = {
  readonly choices: SheetChoices
  readonly sheet?: Sheet
  /** Ticked in the form of a new action opened from an objective. */
  readonly objectiveId?: string | undefined
}

/** Title, objectives, lead, partners, start, end, next step. */
export function FirstFields({ choices, sheet, objectiveId }: Props) {
  const ticked = sheet?.objectives.map(({ id }) => id) ?? (objectiveId ? [objectiveId] : [])
  return (
    <>
      <TextField name="title" label="Titre de l’action" isRequired maxLength={300} defaultValue={sheet?.title} />
      {choices.objectives.length > 0 && (
        <CheckboxGroup
          name="objectiveIds"
          label="Objectif"
          hint="À quel objectif elle répond ; plusieurs si besoin."
          choices={choices.objectives.map(({ id, code, title }) => ({ value: id, label: `${code} ${title}` }))}
          defaultValues={ticked}
        />
      )}
      <SelectField
        name="leadPartyId"
        label="Partie pilote"
        emptyLabel="À nommer"
        options={choices.parties.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={sheet?.leadPartyId}
      />
      {choices.services.length > 0 && (
        <SelectField
          name="leadServiceId"
          label="Service pilote"
          emptyLabel="Aucun"
          options={serviceOptions(choices.services)}
          defaultValue={sheet?.leadServiceId}
        />
      )}
      <TextField
        name="leadName"
        label="Nom du pilote"
        hint="Une personne ou une structure."
        maxLength={200}
        defaultValue={sheet?.leadName}
      />
      <CheckboxGroup
        name="partyIds"
        label="Partenaires"
        choices={choices.parties.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValues={sheet?.partners.map(({ id }) => id) ?? []}
        isInline
      />
      <TextField
        name="partnersText"
        label="Autres partenaires"
        hint="Ceux qui ne sont pas partie de la CTG : PMI, mission locale, associations…"
        maxLength={500}
        defaultValue={sheet?.partnersText}
      />
      <PreciseDateField
        name="startsOn"
        precisionName="startsPrecision"
        label="Début"
        defaultValue={sheet?.startsOn}
        defaultPrecision={sheet?.startsPrecision ?? 'month'}
      />
      <PreciseDateField
        name="endsOn"
        precisionName="endsPrecision"
        label="Fin"
        defaultValue={sheet?.endsOn}
        defaultPrecision={sheet?.endsPrecision ?? 'month'}
      />
      <TextField name="nextStep" label="Prochaine étape" maxLength={500} defaultValue={sheet?.nextStep} />
      <DateField name="nextStepOn" label="Date de la prochaine étape" defaultValue={sheet?.nextStepOn} />
    </>
  )
}

/** What is not one of the eight: account and address of the lead, theme. */
export const LeadFields = ({ choices, sheet }: Props) => (
  <Disclosure summary="Compte du pilote et thème">
    <Stack>
      <SelectField
        name="leadPersonId"
        label="Compte du pilote"
        hint="Cette personne pourra faire le point sur l’action."
        emptyLabel="Aucun"
        options={choices.members.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={sheet?.leadPersonId}
      />
      <TextField
        name="leadEmail"
        type="email"
        label="Adresse électronique du pilote"
        hint="Si le pilote n’a pas de compte."
        defaultValue={sheet?.leadEmail}
      />
      <SelectField
        name="themeId"
        label="Thème"
        emptyLabel="Celui de l’objectif"
        options={choices.themes.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={sheet?.themeId}
      />
    </Stack>
  </Disclosure>
)

/** Need, public, areas, sponsor, levers of the Caf: filled when one has them. */
export function FoldedFields({ sheet }: { readonly sheet: Sheet }) {
  const ticked: readonly CafField[] = sheet.cafFields.map(({ field }) => field)
  return (
    <Stack>
      <TextArea name="need" label="Besoin auquel elle répond" defaultValue={sheet.need} maxLength={5000} />
      {/* Written on the sheet itself, by several hands; here only where the editor cannot run. */}
      <noscript>
        <TextArea name="description" label="Description" rows={8} defaultValue={sheet.description} maxLength={20_000} />
      </noscript>
      <TextField name="public" label="Public" maxLength={500} defaultValue={sheet.public} />
      <TextField
        name="areas"
        label="Secteur"
        hint="Quartiers ou communes concernés."
        maxLength={500}
        defaultValue={sheet.areas}
      />
      <TextField name="electedSponsor" label="Élu référent" maxLength={200} defaultValue={sheet.electedSponsor} />
      <CheckboxGroup
        name="cafFields"
        label="Leviers de la Caf"
        choices={cafFields.map((field) => ({ value: field, label: t.cafField[field] }))}
        defaultValues={ticked}
        isInline
      />
    </Stack>
  )
}
