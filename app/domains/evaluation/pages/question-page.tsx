/** One question of an evaluation: conditions, evidence, the judgement of each party side by side, what is recommended, limits. */
import type { ReactNode } from 'react'
import { shorten } from '#app/kernel/format.ts'
import { ofParty } from '#app/kernel/french.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card, Columns, List, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { type Evaluation, linesOf, type Question } from '../evaluation-shape.ts'
import { criterionName, judgedWords, evaluationLabels as t } from '../labels.fr.ts'
import type { QuestionPageData } from '../queries.server.ts'
import { QuestionAdviceCard } from './advice-card.tsx'
import { ConditionsCard } from './conditions-card.tsx'
import styles from './evaluation.module.css'
import { JudgementsCard } from './judgements-card.tsx'

type Props = {
  readonly page: QuestionPageData
  /** The condition whose finding is written. */
  readonly conditionId: string | null
  /** Cards of evidence, of their room. */
  readonly children?: ReactNode
}

export const QuestionPage = ({ page, conditionId, children }: Props) => {
  const { evaluation, question } = page
  const base = `/ctg/${evaluation.ctgId}/evaluation`
  return (
    <Page
      crumbs={[
        { label: evaluation.title, to: `${base}/${evaluation.id}` },
        { label: `Question ${question.position} sur ${evaluation.questions.length}` },
      ]}
      title={question.text}
      actions={<Acts {...page} />}
    >
      <Strip evaluation={evaluation} question={question} />
      <ConditionsCard {...page} conditionId={conditionId} />
      {children}
      <JudgementsCard {...page} />
      <Columns main={<QuestionAdviceCard {...page} />} aside={<LimitsCard {...page} />} />
    </Page>
  )
}

function Acts({ evaluation, question, acting, may }: QuestionPageData) {
  const own = question.judgements.find(({ partyId }) => partyId === acting?.id)
  return (
    <>
      {may.frame && (
        <LinkButton to={`/ctg/${evaluation.ctgId}/evaluation/questions/${question.id}/modifier`}>
          Modifier la question
        </LinkButton>
      )}
      {may.judge && acting && (
        <LinkButton to="#juger" look="primary">
          {own ? `Corriger le jugement ${ofParty(acting.shortName)}` : `Juger au nom ${ofParty(acting.shortName)}`}
        </LinkButton>
      )}
    </>
  )
}

const Strip = ({ evaluation, question }: { readonly evaluation: Evaluation; readonly question: Question }) => (
  <nav aria-label="Questions de l’évaluation">
    <ol className={`plain-list ${styles.strip}`}>
      {evaluation.questions.map((one) => (
        <li key={one.id}>
          <Link
            to={`/ctg/${evaluation.ctgId}/evaluation/questions/${one.id}`}
            {...(one.id === question.id && { 'aria-current': 'page' as const })}
          >
            <span className={styles.stripName}>
              {one.position}. {shorten(one.text, 70)}
            </span>
            <span className={styles.stripNote}>
              {criterionName(evaluation, one.criterion)}, {judgedWords(evaluation, one)}
            </span>
          </Link>
        </li>
      ))}
    </ol>
  </nav>
)

const LimitsCard = ({ question, may }: QuestionPageData) => {
  const limits = linesOf(question.limits)
  return (
    <Card title="Limites" aside={<span className="fine">à dire toujours</span>}>
      {limits.length === 0 ? <p>Aucune limite n’est écrite pour cette question.</p> : <List of={limits} />}
      {may.writeLimits && (
        <FoldedForm summary="Écrire les limites" intent="write-question-limits" version={question.version}>
          <TextArea
            name="limits"
            label="Limites de cette question"
            hint={t.framing.limits.hint.replace(' Obligatoire.', '')}
            defaultValue={question.limits}
            maxLength={5000}
            rows={4}
          />
          <FormActions>
            <SubmitButton look="plain">Enregistrer les limites</SubmitButton>
          </FormActions>
        </FoldedForm>
      )}
    </Card>
  )
}
