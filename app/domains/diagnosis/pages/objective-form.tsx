/** Writing an objective: its place, its words, how it is measured, from where to where. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { observatoryLabels } from '#app/domains/observatory/labels.fr.ts'
import { themeKeys } from '#app/domains/observatory/observatory.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { RadioGroup } from '#app/ui/choice-field.tsx'
import { NumberField, type OptionGroup, optionsOf, SelectField, TextField } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card, Page, Row } from '#app/ui/layout.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { diagnosisLabels as t } from '../labels.fr.ts'
import { measureKindOf, measureKinds } from '../objective.ts'
import { objectiveLabels as w } from '../objective-labels.fr.ts'
import type { NewObjectivePageData, ObjectivePageData } from '../objective-queries.server.ts'

type FieldsProps = Pick<NewObjectivePageData, 'axes' | 'issues' | 'indicators' | 'series'> & {
  readonly axisId: string | null
  readonly issueId: string | null
  readonly objective?: ObjectivePageData['objective']
}

export const ObjectiveFields = ({ axes, issues, indicators, series, axisId, issueId, objective }: FieldsProps) => (
  <>
    <TextField name="title" label={w.titleField} hint={w.titleHint} defaultValue={objective?.title} isRequired />
    <SelectField
      name="axisId"
      label={w.axisField}
      options={axes.map(({ id, level, title }) => ({ value: id, label: `${'– '.repeat(level - 1)}${title}` }))}
      defaultValue={axisId}
    />
    <SelectField
      name="issueId"
      label={w.issueField}
      emptyLabel={w.issueNone}
      options={issues.map(({ id, number, title }) => ({ value: id, label: `${number}. ${title}` }))}
      defaultValue={issueId}
    />
    <RadioGroup
      name="measureKind"
      label={w.measureField}
      choices={measureKinds
        .filter((value) => value !== 'series' || series.length > 0 || objective?.seriesId)
        .map((value) => ({ value, label: t.measureKind[value], hint: w.measureHint[value] }))}
      defaultValue={objective ? measureKindOf(objective) : 'own'}
    />
    <SelectField
      name="indicatorId"
      label={w.indicatorField}
      emptyLabel={w.indicatorNone}
      options={indicatorGroups(indicators)}
      defaultValue={objective?.indicatorId}
    />
    {series.length > 0 && (
      <SelectField
        name="seriesId"
        label={w.seriesField}
        emptyLabel={w.seriesNone}
        options={series.map(({ id, name, partyName, year }) => ({
          value: id,
          label: w.seriesChoice(name, partyName, year),
        }))}
        defaultValue={series.find(({ ids }) => ids.some((id) => id === objective?.seriesId))?.id}
      />
    )}
    <Row>
      <TextField name="measureName" label={w.nameField} hint={w.nameHint} defaultValue={objective?.measureName} />
      <TextField name="measureUnit" label={w.unitField} defaultValue={objective?.measureUnit} width={16} />
    </Row>
    <TextField name="notMeasurableReason" label={w.reasonField} defaultValue={objective?.notMeasurableReason} />
    <ValueFields objective={objective} />
  </>
)

const ValueFields = ({ objective }: { readonly objective: ObjectivePageData['objective'] | undefined }) => (
  <>
    <Row>
      <NumberField name="baseline" label={w.baselineField} hint={w.baselineHint} defaultValue={objective?.baseline} />
      <NumberField name="baselineYear" label={w.baselineYear} defaultValue={objective?.baselineYear} />
    </Row>
    <Row>
      <NumberField name="target" label={w.targetField} defaultValue={objective?.target} />
      <NumberField name="targetYear" label={w.targetYear} defaultValue={objective?.targetYear} />
    </Row>
    <Row>
      <NumberField name="lastValue" label={w.lastField} hint={w.lastHint} defaultValue={objective?.lastValue} />
      <NumberField name="lastValueYear" label={w.lastYear} defaultValue={objective?.lastValueYear} />
    </Row>
  </>
)

const indicatorGroups = (indicators: FieldsProps['indicators']): readonly OptionGroup[] =>
  themeKeys
    .map((key) => ({
      label: observatoryLabels.theme[key],
      options: optionsOf(indicators.filter(({ theme }) => theme === key)),
    }))
    .filter(({ options }) => options.length > 0)

export function NewObjectivePage(props: NewObjectivePageData) {
  const { ctgId, axes, issue, axisId } = props
  const listTo = `/ctg/${ctgId}/objectifs`
  return (
    <Page
      crumbs={[
        crumbs.diagnosis(ctgId),
        issue ? { label: issue.title, to: `/ctg/${ctgId}/enjeux/${issue.id}` } : { label: w.title, to: listTo },
      ]}
      title={w.newObjective}
      lead={issue && `${w.answers} : ${issue.title}`}
    >
      {axes.length === 0 ? (
        <EmptyState action={<LinkButton to={listTo}>{w.addAxis}</LinkButton>}>{w.needAxis}</EmptyState>
      ) : (
        <Card>
          <CommandForm intent="create-objective">
            <ObjectiveFields {...props} axisId={axisId} issueId={issue?.id ?? null} />
            <FormActions>
              <SubmitButton>{w.create}</SubmitButton>
              <LinkButton to={listTo}>{w.cancel}</LinkButton>
            </FormActions>
          </CommandForm>
        </Card>
      )}
    </Page>
  )
}
