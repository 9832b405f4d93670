/** The first fields of a sheet, shared by the form of a new action and the form of an existing one. */
import { CheckboxGroup, PreciseDateField } from '#app/ui/choice-field.tsx'
import { DateField, type OptionGroup, SelectField, TextField } from '#app/ui/field.tsx'
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
          label={choices.objectives[0]?.levelLabel ?? 'Objectif'}
          hint="À quoi elle répond ; plusieurs si besoin."
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
