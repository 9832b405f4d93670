/** Title, audience, introduction, last day and team of a survey in preparation. */
import { CheckboxGroup } from '#app/ui/choice-field.tsx'
import { DateField, optionsOf, SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { Card } from '#app/ui/layout.tsx'
import { surveyLabels as t } from '../labels.fr.ts'
import type { SurveyPageData } from '../queries.server.ts'
import { audiences } from '../surveys.ts'

const { page: p } = t

export const SettingsCard = ({ survey, persons, team }: SurveyPageData) => (
  <Card title={p.settings} id="reglages">
    {survey.introduction !== '' && <p>{survey.introduction}</p>}
    <FoldedForm
      summary={t.questions.change}
      isOpen={survey.closesOn === null}
      intent="update-survey"
      version={survey.version}
      submit={p.save}
    >
      <TextField name="title" label={t.list.name} defaultValue={survey.title} maxLength={200} isRequired />
      <SelectField
        name="audience"
        label={t.list.model}
        defaultValue={survey.audience}
        options={audiences.map((value) => ({ value, label: t.audience[value] }))}
      />
      <TextArea
        name="introduction"
        label={p.introduction}
        hint={p.introductionHint}
        defaultValue={survey.introduction}
        rows={3}
        maxLength={2000}
      />
      <DateField name="closesOn" label={p.closesOn} defaultValue={survey.closesOn} />
      <CheckboxGroup
        name="teamIds"
        label={p.team}
        hint={p.teamHint}
        defaultValues={team.map(({ id }) => id)}
        choices={optionsOf(persons)}
      />
    </FoldedForm>
  </Card>
)
