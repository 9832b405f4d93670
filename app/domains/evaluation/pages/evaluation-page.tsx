/** One evaluation: where it is, its questions, its framing, its recommendations and limits, what is missing. */
import type { ReactNode } from 'react'
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card, Columns, Page, Row } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { type StepState, Steps } from '#app/ui/steps.tsx'
import { type Evaluation, type Question, type Stage, stages } from '../evaluation-shape.ts'
import { criterionName, heldWords, judgedWords, evaluationLabels as t } from '../labels.fr.ts'
import type { EvaluationPageData } from '../queries.server.ts'
import {
  AdviceCard,
  EvaluatorsCard,
  FramingCard,
  LeftCard,
  LimitsCard,
  MissingCard,
  RemoveCard,
} from './evaluation-cards.tsx'
import { FreezeCard, FreezeFramingCard } from './freeze-cards.tsx'

/** @param children what the rooms of the slice add: evidence, report */
export const EvaluationPage = ({
  page,
  children,
}: {
  readonly page: EvaluationPageData
  readonly children?: ReactNode
}) => {
  const { evaluation, may } = page
  return (
    <Page
      crumbs={[crumbs.evaluation(evaluation.ctgId)]}
      title={evaluation.title}
      lead={t.standing(evaluation)}
      actions={<NextAct {...page} />}
    >
      <Card>
        <Steps label="Étapes de l’évaluation" steps={stepsOf(page)} isTrack />
      </Card>
      <Columns
        main={
          <>
            <QuestionsCard {...page} />
            {children}
            <AdviceCard {...page} />
            {may.lead && evaluation.stage === 'framing' && <FreezeFramingCard {...page} />}
            {may.lead && evaluation.stage === 'judging' && <FreezeCard {...page} />}
          </>
        }
        aside={
          <>
            <MissingCard {...page} />
            <LeftCard {...page} />
            <LimitsCard {...page} />
            <FramingCard {...page} />
            <EvaluatorsCard {...page} />
            {may.remove && <RemoveCard />}
          </>
        }
      />
    </Page>
  )
}

/** What comes next, for who leads: the freeze of each has its card, with the decision to choose. */
function NextAct({ evaluation, may }: EvaluationPageData) {
  const { ctgId, id, stage } = evaluation
  if (stage === 'framing' && may.frame)
    return (
      <LinkButton to={`/ctg/${ctgId}/evaluation/${id}/cadrage`} look="primary">
        Écrire la note de cadrage
      </LinkButton>
    )
  if (!may.lead) return null
  if (stage === 'collecting') return <Move to="judging" words="Ouvrir les jugements" isMain />
  return stage === 'judging' && <Move to="collecting" words="Revenir aux éléments" />
}

const Move = ({
  to,
  words,
  isMain = false,
}: {
  readonly to: Stage
  readonly words: string
  readonly isMain?: boolean
}) => (
  <CommandForm intent="move-evaluation" subject={to} isInline submit={words} submitLook={isMain ? 'primary' : 'plain'}>
    <input type="hidden" name="stage" value={to} />
  </CommandForm>
)

function stepsOf({ evaluation: { stage, ctgId, id }, isStopped }: EvaluationPageData) {
  const now = stages.indexOf(stage)
  const stateOf = (index: number): StepState =>
    index < now || stage === 'frozen' ? 'done' : isStopped ? 'stopped' : index === now ? 'current' : 'upcoming'
  return stages.map((key, index) => ({
    key,
    label: t.step[key],
    state: stateOf(index),
    ...(key === 'framing' && { to: `/ctg/${ctgId}/evaluation/${id}/cadrage` }),
  }))
}

const QuestionsCard = ({ evaluation, may }: EvaluationPageData) => (
  <Card
    title="Questions"
    note={t.usualQuestions(evaluation.kind)}
    aside={
      may.frame && (
        <LinkButton to={`/ctg/${evaluation.ctgId}/evaluation/${evaluation.id}/question`}>
          Ajouter une question
        </LinkButton>
      )
    }
  >
    <DataTable<Question>
      caption="Questions de l’évaluation"
      rows={evaluation.questions}
      empty="Aucune question : le comité de pilotage choisit ce qu’il veut savoir."
      columns={[
        { header: 'N°', cell: ({ position }) => position, onPhone: 'hidden' },
        {
          header: 'Question',
          isRowHeader: true,
          cell: ({ id, text }) => <Link to={`/ctg/${evaluation.ctgId}/evaluation/questions/${id}`}>{text}</Link>,
        },
        { header: 'Critère', cell: ({ criterion }) => criterionName(evaluation, criterion) },
        { header: 'Conditions tenues', cell: ({ conditions }) => heldWords(conditions) },
        { header: 'Jugement', cell: (question) => judgedWords(evaluation, question) },
        ...(may.frame
          ? [
              {
                header: 'Ordre',
                isHeaderHidden: true,
                cell: (one: Question) => <Order evaluation={evaluation} question={one} />,
              },
            ]
          : []),
      ]}
    />
  </Card>
)

const Order = ({ evaluation, question }: { readonly evaluation: Evaluation; readonly question: Question }) => (
  <Row>
    {question.position > 1 && <MoveQuestion question={question} direction="up" words="Monter" />}
    {question.position < evaluation.questions.length && (
      <MoveQuestion question={question} direction="down" words="Descendre" />
    )}
  </Row>
)

type MoveProps = { readonly question: Question; readonly direction: 'up' | 'down'; readonly words: string }

const MoveQuestion = ({ question, direction, words }: MoveProps) => (
  <CommandForm intent="move-question" subject={`${question.id}-${direction}`} isInline>
    <input type="hidden" name="questionId" value={question.id} />
    <input type="hidden" name="direction" value={direction} />
    <SubmitButton look="quiet" isSmall label={`${words} la question ${question.position}`}>
      {words}
    </SubmitButton>
  </CommandForm>
)
