/** What folds under the first fields of a sheet, by groups; each says in its title what is already filled. Rules: docs/rules/plan.md §11.1. */
import type { ReactNode } from 'react'
import { CheckboxGroup } from '#app/ui/choice-field.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { type Option, SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { leversField } from '../caf-levers.ts'
import { planLabels as t } from '../labels.fr.ts'
import { actionPriorities, actionRecurrences, cafFields, inhabitantsParts } from '../plan.ts'
import type { getEditActionPage, SheetChoices } from '../queries.server.ts'
import { sheetLabels as s } from '../sheet-labels.fr.ts'

type Sheet = Awaited<ReturnType<typeof getEditActionPage>>['sheet']
type Props = { readonly choices: SheetChoices; readonly sheet?: Sheet | undefined }

type GroupProps = {
  readonly title: string
  /** Fields of the group by name, with what the sheet holds of each. */
  readonly fields: Readonly<Record<string, { readonly value: unknown; readonly label?: string }>>
  readonly children: ReactNode
}

const isFilled = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== ''

function Group({ title, fields, children }: GroupProps) {
  const filled = Object.entries(fields).flatMap(([name, { value, label }]) =>
    isFilled(value) ? [label ?? t.field[name] ?? name] : [],
  )
  return (
    <Disclosure
      summary={
        <>
          {title}
          {filled.length > 0 && <span className="muted small">{` (rempli : ${filled.join(', ')})`}</span>}
        </>
      }
      fields={Object.keys(fields)}
    >
      <Stack>{children}</Stack>
    </Disclosure>
  )
}

const named = (list: readonly { readonly id: string; readonly name: string }[]): readonly Option[] =>
  list.map(({ id, name }) => ({ value: id, label: name }))

const optionsOf = <Key extends string>(
  keys: readonly Key[],
  labels: Readonly<Record<Key, string>>,
): readonly Option[] => keys.map((key) => ({ value: key, label: labels[key] }))

/** Every group, in the order of the sheet. */
export const FoldedFields = (props: Props) => (
  <>
    <Leading {...props} />
    <Aim {...props} />
    <Places {...props} />
    <Calendar {...props} />
    <Means {...props} />
    <OtherPlans {...props} />
    <Success {...props} />
  </>
)

const Leading = ({ choices, sheet }: Props) => (
  <Group
    title={s.fold.leading}
    fields={{
      leadPersonId: { value: sheet?.leadPersonId },
      leadEmail: { value: sheet?.leadEmail },
      coLeadPartyId: { value: sheet?.coLeadPartyId },
      coLeadName: { value: sheet?.coLeadName },
      electedSponsor: { value: sheet?.electedSponsor },
      bodyId: { value: sheet?.bodyId },
    }}
  >
    <SelectField
      name="leadPersonId"
      label="Compte du pilote"
      hint="Cette personne pourra faire le point sur l’action."
      emptyLabel="Aucun"
      options={named(choices.members)}
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
      name="coLeadPartyId"
      label="Partie copilote"
      emptyLabel="Aucune"
      options={named(choices.parties)}
      defaultValue={sheet?.coLeadPartyId}
    />
    <TextField
      name="coLeadName"
      label="Nom du copilote"
      hint={sheet ? 'Une personne ou une structure. Son service se choisit plus bas, avec les services.' : undefined}
      maxLength={200}
      defaultValue={sheet?.coLeadName}
    />
    <TextField name="electedSponsor" label="Élu référent" maxLength={200} defaultValue={sheet?.electedSponsor} />
    {choices.bodies.length > 0 && (
      <SelectField
        name="bodyId"
        label="Instance qui suit l’action"
        emptyLabel="Aucune en particulier"
        options={named(choices.bodies)}
        defaultValue={sheet?.bodyId}
      />
    )}
  </Group>
)

const Aim = ({ choices, sheet }: Props) => (
  <Group
    title={s.fold.aim}
    fields={{
      need: { value: sheet?.need },
      expectedResults: { value: sheet?.expectedResults },
      public: { value: sheet?.public },
      inhabitantsPart: { value: sheet?.inhabitantsPart },
      themeId: { value: sheet?.themeId },
      tags: { value: sheet?.tags },
    }}
  >
    <TextArea name="need" label="Besoin auquel elle répond" defaultValue={sheet?.need} maxLength={5000} />
    {/* Written on the sheet itself, by several hands; here only where the editor cannot run. */}
    <noscript>
      <TextArea name="description" label="Description" rows={8} defaultValue={sheet?.description} maxLength={20_000} />
    </noscript>
    <TextArea
      name="expectedResults"
      label="Résultats attendus"
      hint="Ce qui aura changé, en mots ; ce qui se compte va dans les mesures."
      defaultValue={sheet?.expectedResults}
      maxLength={5000}
    />
    <TextField name="public" label="Public" maxLength={500} defaultValue={sheet?.public} />
    <SelectField
      name="inhabitantsPart"
      label="Part des habitants"
      emptyLabel="Non dite"
      options={optionsOf(inhabitantsParts, s.inhabitantsPart)}
      defaultValue={sheet?.inhabitantsPart}
    />
    <SelectField
      name="themeId"
      label="Thème"
      emptyLabel="Celui de l’objectif"
      options={named(choices.themes)}
      defaultValue={sheet?.themeId}
    />
    <TextField
      name="tags"
      label="Sous-thème et mots-clés"
      hint={`Séparés par des virgules.${choices.tags.length > 0 ? ` Déjà employés : ${choices.tags.slice(0, 30).join(', ')}.` : ''}`}
      defaultValue={sheet?.tags.join(', ')}
    />
  </Group>
)

const Places = ({ choices, sheet }: Props) => {
  const onSheet = sheet?.communes ?? []
  // A commune that left the perimeter stays on the sheet until it is unticked.
  const left = onSheet.filter(({ code }) => !choices.communes.some((one) => one.code === code))
  const communes = [...choices.communes, ...left]
  const hasSeveral = communes.length > 1
  return (
    <Group
      title={s.fold.places}
      fields={{
        areas: { value: sheet?.areas },
        communeCodes: { value: sheet?.communes },
        areaIds: { value: sheet?.namedAreas },
      }}
    >
      {communes.length > 0 && (
        <CheckboxGroup
          name="communeCodes"
          label="Communes"
          hint={hasSeveral ? 'Rien de coché : tout le périmètre, ou pas encore dit.' : undefined}
          choices={communes.map(({ code, name }) => ({ value: code, label: name }))}
          defaultValues={onSheet.map(({ code }) => code)}
          isInline
        />
      )}
      {choices.namedAreas.length > 0 && (
        <CheckboxGroup
          name="areaIds"
          label="Quartiers"
          choices={choices.namedAreas.map((area) => ({ value: area.id, label: s.area(area, hasSeveral) }))}
          defaultValues={sheet?.namedAreas.map(({ id }) => id) ?? []}
          isInline
        />
      )}
      <TextField
        name="areas"
        label="Secteur, en mots"
        hint="Ce que les listes ne disent pas : un équipement, une rue, un bassin de vie."
        maxLength={500}
        defaultValue={sheet?.areas}
      />
    </Group>
  )
}

const Calendar = ({ sheet }: Props) => (
  <Group
    title={s.fold.calendar}
    fields={{
      priority: { value: sheet?.priority },
      recurrence: { value: sheet?.recurrence },
      calendarText: { value: sheet?.calendarText, label: 'calendrier en mots' },
    }}
  >
    <SelectField
      name="priority"
      label="Priorité"
      emptyLabel="Non dite"
      options={optionsOf(actionPriorities, s.priority)}
      defaultValue={sheet?.priority}
    />
    <SelectField
      name="recurrence"
      label="Récurrence"
      emptyLabel="Non dite"
      options={optionsOf(actionRecurrences, s.recurrence)}
      defaultValue={sheet?.recurrence}
    />
    <TextField
      name="calendarText"
      label="Calendrier, en mots"
      hint="Ce que les dates ne disent pas : « chaque dernier trimestre », « hors vacances scolaires »."
      maxLength={500}
      defaultValue={sheet?.calendarText}
    />
  </Group>
)

const Means = ({ sheet }: Props) => (
  <Group
    title={s.fold.means}
    fields={{
      humanMeans: { value: sheet?.humanMeans },
      materialMeans: { value: sheet?.materialMeans },
      cafFields: { value: sheet?.cafFields },
      ...Object.fromEntries(cafFields.map((field) => [leversField[field], { value: '' }])),
    }}
  >
    <TextArea
      name="humanMeans"
      label="Moyens humains"
      hint="Qui y passe du temps. Ce qui se chiffre va dans les moyens mobilisés, plus bas."
      rows={2}
      defaultValue={sheet?.humanMeans}
      maxLength={2000}
    />
    <TextArea
      name="materialMeans"
      label="Moyens matériels"
      hint="Locaux, véhicules, équipement."
      rows={2}
      defaultValue={sheet?.materialMeans}
      maxLength={2000}
    />
    <CheckboxGroup
      name="cafFields"
      label="Leviers de la Caf"
      hint="Les champs de la Caf qui agissent ici, puis ce qu’elle y apporte."
      choices={cafFields.map((field) => ({ value: field, label: t.cafField[field] }))}
      defaultValues={sheet?.cafFields.map(({ field }) => field) ?? []}
      isInline
    />
    {cafFields.map((field) => (
      <TextField
        key={field}
        name={leversField[field]}
        label={`Leviers, ${t.cafField[field]}`}
        hint={s.leversHint[field]}
        defaultValue={sheet?.cafFields.find((one) => one.field === field)?.levers.join(', ')}
      />
    ))}
  </Group>
)

const OtherPlans = ({ choices, sheet }: Props) =>
  choices.linkedPlans.length > 0 && (
    <Group title={s.fold.plans} fields={{ linkedPlanIds: { value: sheet?.linkedPlans } }}>
      <CheckboxGroup
        name="linkedPlanIds"
        label="Plans avec lesquels l’action s’articule"
        hint="La liste est celle du cadre de la CTG."
        choices={choices.linkedPlans.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValues={sheet?.linkedPlans.map(({ id }) => id) ?? []}
      />
    </Group>
  )

const Success = ({ sheet }: Props) => (
  <Group
    title={s.fold.success}
    fields={{
      qualitativeIndicators: { value: sheet?.qualitativeIndicators },
      watchPoints: { value: sheet?.watchPoints },
      successConditions: { value: sheet?.successConditions },
    }}
  >
    <TextArea
      name="qualitativeIndicators"
      label="Indicateurs qualitatifs"
      hint="Ce qui se dit plutôt qu’il ne se compte : ce que les familles en disent, ce que les équipes observent."
      rows={3}
      defaultValue={sheet?.qualitativeIndicators}
      maxLength={5000}
    />
    <TextArea
      name="watchPoints"
      label="Points de vigilance"
      rows={3}
      defaultValue={sheet?.watchPoints}
      maxLength={5000}
    />
    <TextArea
      name="successConditions"
      label="Conditions de réussite"
      rows={3}
      defaultValue={sheet?.successConditions}
      maxLength={5000}
    />
  </Group>
)
