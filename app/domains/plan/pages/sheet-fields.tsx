/** The fields of a sheet in the form of a new action and in that of an existing one: the first ones, then those that fold. Rules: docs/rules/plan.md §1, §11. */
import { CheckboxGroup } from '#app/ui/choice-field.tsx'
import { type Option, type OptionGroup, optionsOf, TextField } from '#app/ui/field.tsx'
import { planLabels as t } from '../labels.fr.ts'
import { type CafField, cafFields } from '../plan.ts'
import type { getEditActionPage, SheetChoices } from '../queries.server.ts'
import { leversField } from '../sheet/caf-levers.ts'
import { valueKeysOf } from '../sheet/field-kinds.ts'
import type { NameList } from '../sheet/field-lists.ts'
import type { FieldValues } from '../sheet/field-text.ts'
import { sheetFields } from '../sheet/fields.fr.ts'
import { firstKeys, folds, formWords, type SheetKey } from '../sheet/form-words.fr.ts'
import { sheetLabels as s } from '../sheet/labels.fr.ts'
import { valuesOfSheet } from '../sheet/sheet-values.ts'
import { FoldGroup } from './fold-group.tsx'
import { FormField } from './form-field.tsx'

type Sheet = Awaited<ReturnType<typeof getEditActionPage>>['sheet']
type Props = {
  readonly choices: SheetChoices
  readonly sheet?: Sheet
  /** Of a new sheet: what the page it was opened from already says. */
  readonly preset?: {
    readonly objectiveId?: string | undefined
    readonly themeId?: string | undefined
    readonly cafFields?: readonly CafField[] | undefined
  }
}

/** Services under the name of their party. */
export const serviceOptions = (services: SheetChoices['services']): readonly OptionGroup[] =>
  [...Map.groupBy(services, ({ partyShortName }) => partyShortName)].map(([label, group]) => ({
    label,
    options: optionsOf(group),
  }))

/** What the form shows first, by the names of values. */
function heldBy({ sheet, preset }: Props): FieldValues {
  if (sheet) return valuesOfSheet(sheet)
  const objectiveIds = preset?.objectiveId ? [preset.objectiveId] : []
  const cafLevers = preset?.cafFields?.map((field) => ({ field, levers: [] }))
  return { objectiveIds, themeId: preset?.themeId, cafLevers }
}

function optionsIn({ choices, sheet }: Props, list: NameList): readonly (Option | OptionGroup)[] {
  // A commune that left the perimeter stays on the sheet until it is unticked.
  const left = sheet?.communes.filter(({ code }) => !choices.communes.some((one) => one.code === code)) ?? []
  const communes = [...choices.communes, ...left]
  const options: Readonly<Record<NameList, readonly (Option | OptionGroup)[]>> = {
    objectives: choices.objectives.map(({ id, code, title }) => ({ value: id, label: `${code} ${title}` })),
    themes: optionsOf(choices.themes),
    parties: optionsOf(choices.parties),
    shortParties: optionsOf(choices.parties),
    services: serviceOptions(choices.services),
    people: optionsOf(choices.members),
    bodies: optionsOf(choices.bodies),
    communes: communes.map(({ code, name }) => ({ value: code, label: name })),
    areas: choices.namedAreas.map((area) => ({ value: area.id, label: s.area(area, communes.length > 1) })),
    linkedPlans: optionsOf(choices.linkedPlans),
  }
  return options[list]
}

function SheetField({ name: key, ...props }: Props & { readonly name: SheetKey }) {
  const { choices, sheet } = props
  const field = sheetFields[key]
  const words = formWords({
    isNew: sheet === undefined,
    objectiveLabel: choices.objectives[0]?.levelLabel,
    communeCount: optionsIn(props, 'communes').length,
    tags: choices.tags,
  })[key]
  if (field.kind === 'levers') return <CafLevers {...props} hint={words?.hint} />
  const shown = (
    <FormField field={field} held={heldBy(props)} words={words} optionsIn={(list) => optionsIn(props, list)} />
  )
  // Written on the sheet itself, by several hands; here only where the editor cannot run.
  return key === 'description' ? <noscript>{shown}</noscript> : shown
}

/** The fields of the Caf that act here, then what it brings in each. */
const CafLevers = ({ sheet, preset, hint }: Props & { readonly hint: string | undefined }) => (
  <>
    <CheckboxGroup
      name="cafFields"
      label={sheetFields.cafFields.header}
      hint={hint}
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
  </>
)

/** Title, objectives, lead, partners, start, end, next step. */
export const FirstFields = (props: Props) => firstKeys.map((key) => <SheetField key={key} name={key} {...props} />)

/** What a fold holds, by the names its form sends. */
function fieldsIn(keys: readonly SheetKey[], held: FieldValues): FieldValues {
  const names = keys.filter((key) => key !== 'description').flatMap((key) => [...valueKeysOf(sheetFields[key])])
  const { cafLevers, ...others } = Object.fromEntries(names.map((name) => [name, held[name]]))
  return keys.includes('cafFields')
    ? { ...others, cafFields: cafLevers, ...Object.fromEntries(Object.values(leversField).map((name) => [name, ''])) }
    : others
}

/** Every group that has something to ask, in the order of the sheet. */
export const FoldedFields = (props: Props) =>
  folds
    .filter(({ keys }) => !keys.includes('linkedPlans') || props.choices.linkedPlans.length > 0)
    .map(({ title, keys }) => (
      <FoldGroup key={title} title={title} fields={fieldsIn(keys, heldBy(props))}>
        {keys.map((key) => (
          <SheetField key={key} name={key} {...props} />
        ))}
      </FoldGroup>
    ))
