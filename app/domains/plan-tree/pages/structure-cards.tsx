/** What the coordination chooses for the whole plan: a new axis, the names of the levels, the numbers. */
import { numberings } from '#app/domains/plan/outline/numbering.ts'
import { deepestLevel, levelOfAxis } from '#app/domains/plan/plan.ts'
import { RadioGroup } from '#app/ui/choice-field.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { optionsOf, SelectField, TextField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card } from '#app/ui/layout.tsx'
import { treeLabels as t } from '../labels.fr.ts'
import type { TreePageData } from '../queries.server.ts'

export const AddAxis = ({ outline, themes }: TreePageData) => (
  <FoldedForm
    summary={t.addAxis}
    isOpen={outline.axes.length === 0}
    intent="create-axis"
    submit={t.saveAxis}
    submitLook="plain"
  >
    <TextField name="title" label={t.axisTitle} isRequired />
    <SelectField
      name="parentId"
      label={t.axisUnder}
      emptyLabel={t.atTop}
      options={outline.axes
        .filter(({ id }) => levelOfAxis(outline.axes, id) < deepestLevel)
        .map(({ id, code, title }) => ({ value: id, label: `${code} ${title}` }))}
    />
    <SelectField name="themeId" label={t.axisTheme} emptyLabel={t.noTheme} options={optionsOf(themes)} />
  </FoldedForm>
)

/** Levels in use, and the first one to come. */
export function LevelNames({ structure: { names, version } }: TreePageData) {
  const axes = ['first', 'second', 'third'] as const
  return (
    <Card title={t.levels} note={t.levelsNote} id="niveaux">
      <CommandForm intent="name-levels" version={version} submit={t.saveLevels} submitLook="plain">
        {axes.map((field, rank) => (
          <TextField
            key={field}
            name={field}
            label={t.level(rank)}
            defaultValue={names.axes[rank]}
            isRequired
            maxLength={40}
            width={24}
          />
        ))}
        <TextField
          name="objective"
          label={t.objectiveLevel}
          defaultValue={names.objective}
          isRequired
          maxLength={40}
          width={24}
        />
        <TextField
          name="action"
          label={t.actionLevel}
          hint={t.levelHint}
          defaultValue={names.action}
          isRequired
          maxLength={40}
          width={24}
        />
      </CommandForm>
    </Card>
  )
}

export function Numbers({ structure: { numbering, version }, changes }: TreePageData) {
  return (
    <Card title={t.numbers} id="numeros">
      <CommandForm intent="set-numbering" version={version} submit={t.saveNumbering} submitLook="plain">
        <RadioGroup
          name="numbering"
          label={t.numberingField}
          choices={numberings.map((value) => ({ value, ...t.numbering[value] }))}
          defaultValue={numbering.numbering}
        />
        <TextField
          name="sheetPrefix"
          label={t.prefix}
          hint={t.prefixHint}
          defaultValue={numbering.sheetPrefix}
          maxLength={12}
          width={12}
        />
        <RadioGroup
          name="codes"
          label={t.codes}
          choices={[
            { value: 'kept', label: t.codesKept, hint: t.codesKeptHint },
            { value: 'following', label: t.codesFollowing, hint: t.codesFollowingHint },
          ]}
          defaultValue={numbering.hasCodesFollowing ? 'following' : 'kept'}
        />
      </CommandForm>
      <p className="small">{changes.length === 0 ? t.allNumbered : t.toRenumber(changes.length)}</p>
      {changes.length > 0 && <Renumbering changes={changes} />}
    </Card>
  )
}

const Renumbering = ({ changes }: Pick<TreePageData, 'changes'>) => (
  <Disclosure summary={t.seeChanges} forms={{ intents: ['renumber-actions'] }}>
    <ul className="plain-list">
      {changes.map(({ id, title, before, after }) => (
        <li key={id}>
          <strong>{t.change(before, after)}</strong> {title}
        </li>
      ))}
    </ul>
    <CommandForm intent="renumber-actions" submit={t.renumber} submitLook="plain" />
  </Disclosure>
)
