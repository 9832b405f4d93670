/** What folds under the first fields of a sheet: when, with what, with which other plans, how one will know. Rules: docs/rules/plan.md §11. */
import { CheckboxGroup } from '#app/ui/choice-field.tsx'
import { SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import { planLabels as t } from '../labels.fr.ts'
import { actionPriorities, actionRecurrences, cafFields } from '../plan.ts'
import { leversField } from '../sheet/caf-levers.ts'
import { sheetLabels as s } from '../sheet/labels.fr.ts'
import { FoldGroup, type FoldProps, listOptions } from './fold-group.tsx'

export const CalendarFold = ({ sheet }: FoldProps) => (
  <FoldGroup
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
      options={listOptions(actionPriorities, s.priority)}
      defaultValue={sheet?.priority}
    />
    <SelectField
      name="recurrence"
      label="Récurrence"
      emptyLabel="Non dite"
      options={listOptions(actionRecurrences, s.recurrence)}
      defaultValue={sheet?.recurrence}
    />
    <TextField
      name="calendarText"
      label="Calendrier, en mots"
      hint="Ce que les dates ne disent pas : « chaque dernier trimestre », « hors vacances scolaires »."
      maxLength={500}
      defaultValue={sheet?.calendarText}
    />
  </FoldGroup>
)

export const MeansFold = ({ sheet, preset }: FoldProps) => (
  <FoldGroup
    title={s.fold.means}
    fields={{
      humanMeans: { value: sheet?.humanMeans },
      materialMeans: { value: sheet?.materialMeans },
      cafFields: { value: sheet?.cafFields ?? preset?.cafFields },
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
      defaultValues={sheet?.cafFields.map(({ field }) => field) ?? preset?.cafFields ?? []}
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
  </FoldGroup>
)

export const OtherPlansFold = ({ choices, sheet }: FoldProps) =>
  choices.linkedPlans.length > 0 && (
    <FoldGroup title={s.fold.plans} fields={{ linkedPlanIds: { value: sheet?.linkedPlans } }}>
      <CheckboxGroup
        name="linkedPlanIds"
        label="Plans avec lesquels l’action s’articule"
        hint="La liste est celle du cadre de la CTG."
        choices={choices.linkedPlans.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValues={sheet?.linkedPlans.map(({ id }) => id) ?? []}
      />
    </FoldGroup>
  )

export const SuccessFold = ({ sheet }: FoldProps) => (
  <FoldGroup
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
  </FoldGroup>
)
