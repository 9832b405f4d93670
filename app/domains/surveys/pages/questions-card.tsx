/** The questions of a survey; while it is in preparation, what changes them. */
import { Chip, ChipList } from '#app/ui/chip.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card, Row } from '#app/ui/layout.tsx'
import { surveyLabels as t } from '../labels.fr.ts'
import type { SurveyPageData } from '../queries.server.ts'
import { mostQuestions, numberOf } from '../surveys.ts'
import { QuestionFields } from './question-fields.tsx'

const { questions: p } = t
type Question = SurveyPageData['questions'][number]

export function QuestionsCard({ questions, survey, may }: SurveyPageData) {
  const mayChange = may.lead && survey.state === 'draft'
  return (
    <Card title={p.title} note={mayChange ? p.note : undefined} id="questions">
      <ol className="plain-list">
        {questions.map((question) => (
          <li key={question.id}>
            <QuestionLine question={question} questions={questions} />
            {mayChange && <ChangeQuestion question={question} questions={questions} />}
          </li>
        ))}
      </ol>
      {mayChange &&
        (questions.length < mostQuestions ? (
          <FoldedForm summary={p.add} group="questions" intent="add-question" submit={p.addAct}>
            <QuestionFields questions={questions} />
          </FoldedForm>
        ) : (
          <p>{p.full}</p>
        ))}
    </Card>
  )
}

type Props = { readonly question: Question; readonly questions: readonly Question[] }

function QuestionLine({ question, questions }: Props) {
  const { label, kind, choices, isRequired, isProfile, shownIf } = question
  const parent = questions.find(({ id }) => id === shownIf?.questionId)
  return (
    <>
      <p>
        <strong>{`${numberOf(questions, question.rank)}. ${label}`}</strong>{' '}
        <ChipList>
          <Chip>{t.kind[kind]}</Chip>
          {isRequired && <Chip>{p.required}</Chip>}
          {isProfile && <Chip tone="partner">{p.profileMark}</Chip>}
        </ChipList>
      </p>
      {parent && shownIf && (
        <p className="fine">
          {p.shownIf(
            numberOf(questions, parent.rank),
            shownIf.choices.map((choice) => parent.choices[choice] ?? ''),
          )}
        </p>
      )}
      {choices.length > 0 && <p className="small muted">{choices.join(' · ')}</p>}
    </>
  )
}

const ChangeQuestion = ({ question, questions }: Props) => (
  <Row>
    <FoldedForm
      summary={
        <>
          {p.change}
          <span className="visually-hidden">{` la question ${numberOf(questions, question.rank)}`}</span>
        </>
      }
      group="questions"
      intent="update-question"
      version={question.version}
      submit={t.page.save}
      about={{ questionId: question.id }}
    >
      <QuestionFields question={question} questions={questions} />
    </FoldedForm>
    {question.rank > 1 && <MoveForm {...{ question, questions }} to="up" />}
    {question.rank < questions.length && <MoveForm {...{ question, questions }} to="down" />}
    <CommandForm intent="remove-question" isInline about={{ questionId: question.id }}>
      <SubmitButton look="quiet" isSmall label={p.of(p.remove, numberOf(questions, question.rank))}>
        {p.remove}
      </SubmitButton>
    </CommandForm>
  </Row>
)

const MoveForm = ({ question, questions, to }: Props & { readonly to: 'up' | 'down' }) => (
  <CommandForm intent="move-question" subject={`${question.id}-${to}`} isInline>
    <input type="hidden" name="questionId" value={question.id} />
    <input type="hidden" name="to" value={to} />
    <SubmitButton look="quiet" isSmall label={p.of(p[to], numberOf(questions, question.rank))}>
      {p[to]}
    </SubmitButton>
  </CommandForm>
)
