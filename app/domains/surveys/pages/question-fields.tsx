/** The fields of a question, added or changed. */
import { CheckboxField, CheckboxGroup } from '#app/ui/choice-field.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import { surveyLabels as t } from '../labels.fr.ts'
import { hasOneAnswer, numberOf, type Question, questionKinds } from '../surveys.ts'

const { questions: p } = t

type Props = {
  readonly questions: readonly Question[]
  /** Absent for a new question, which goes last. */
  readonly question?: Question
}

export function QuestionFields({ questions, question }: Props) {
  const earlier = questions.filter(({ rank, kind }) => rank < (question?.rank ?? Infinity) && hasOneAnswer(kind))
  return (
    <>
      <TextField name="label" label={p.label} defaultValue={question?.label} maxLength={300} isRequired />
      <TextField name="hint" label={p.hint} defaultValue={question?.hint} maxLength={300} />
      <SelectField
        name="kind"
        label={p.kindLabel}
        defaultValue={question?.kind ?? 'one'}
        options={questionKinds.map((value) => ({ value, label: t.kind[value] }))}
      />
      <TextArea
        name="choices"
        label={p.choices}
        hint={p.choicesHint}
        defaultValue={question?.choices.join('\n')}
        rows={5}
      />
      <CheckboxField name="isRequired" label={p.isRequired} isChecked={question?.isRequired ?? false} />
      <CheckboxField
        name="isProfile"
        label={p.isProfile}
        hint={p.isProfileHint}
        isChecked={question?.isProfile ?? false}
      />
      {earlier.length > 0 && (
        <Disclosure summary={p.condition} isOpen={question?.shownIf != null} fields={['shownIf']}>
          <p className="small muted">{p.conditionHint}</p>
          {earlier.map((one, index) => (
            <CheckboxGroup
              key={one.id}
              name="shownIf"
              label={`${numberOf(questions, one.rank)}. ${one.label}`}
              isFirst={index === 0}
              defaultValues={(question?.shownIf?.questionId === one.id ? question.shownIf.choices : []).map(
                (choice) => `${one.id}:${choice}`,
              )}
              choices={one.choices.map((label, choice) => ({ value: `${one.id}:${choice}`, label }))}
            />
          ))}
        </Disclosure>
      )}
    </>
  )
}
