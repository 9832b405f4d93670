/** « Tous les éléments » of an evaluation: of the whole or of one question, frozen or computed on the day. */

import { parisDay } from '#app/kernel/calendar.ts'
import { formatDay } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card, Columns, Page, Row } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState, Notice } from '#app/ui/notice.tsx'
import { evidenceLabels as t } from '../evidence/labels.fr.ts'
import type { EvidencePageData } from '../evidence/queries.server.ts'
import { hasFlat } from '../evidence/results.ts'
import { ObjectiveFigures, ProcessTable, SealWords } from './evidence-cards.tsx'
import {
  ActionsCard,
  DocumentsCard,
  NodesCard,
  SlipsCard,
  SurveysCard,
  TogetherCard,
  WordsCard,
} from './evidence-details.tsx'

export function EvidencePage(data: EvidencePageData) {
  const { ctgId, evaluation, questions, questionId, scoped, isToday, hasLinks } = data
  const question = questions.find(({ id }) => id === questionId)
  const base = `/ctg/${ctgId}/evaluation/${evaluation.id}`
  return (
    <Page
      crumbs={[
        { label: evaluation.title, to: base },
        ...(question
          ? [{ label: `Question ${question.position}`, to: `/ctg/${ctgId}/evaluation/questions/${question.id}` }]
          : []),
      ]}
      title={question ? `${t.title} : question ${question.position}` : t.title}
      lead={question?.text ?? t.lead}
      actions={<Acts {...data} />}
    >
      <ScopeLinks {...data} />
      {isToday && <Notice tone="info">Calculé à l’instant : rien n’est figé tant que personne ne le demande.</Notice>}
      {!hasLinks && <p className="muted">{t.wholeScope}</p>}
      {scoped ? <EvidenceView ctgId={ctgId} scoped={scoped} /> : <NothingYet {...data} />}
    </Page>
  )
}

const addressOf = ({ ctgId, evaluation }: Pick<EvidencePageData, 'ctgId' | 'evaluation'>, questionId: string | null) =>
  `/ctg/${ctgId}/evaluation/${evaluation.id}/elements${questionId === null ? '' : `?question=${questionId}`}`

const todayAddress = (data: EvidencePageData): string =>
  `${addressOf(data, data.questionId)}${data.questionId === null ? '?' : '&'}calcul=aujourdhui`

function Acts(data: EvidencePageData) {
  const { isToday, isChangeable, mayFreeze, scoped } = data
  if (!isChangeable) return null
  return (
    <>
      {!isToday && <LinkButton to={todayAddress(data)}>Calculer aujourd’hui</LinkButton>}
      {mayFreeze && (
        <CommandForm intent="freeze-evidence" isInline>
          <SubmitButton>{scoped?.seal ? 'Figer à nouveau, à ce jour' : 'Figer les éléments à ce jour'}</SubmitButton>
        </CommandForm>
      )}
    </>
  )
}

const NothingYet = (data: EvidencePageData) => (
  <Card title={t.title}>
    <EmptyState
      action={data.isChangeable && <Link to={todayAddress(data)}>Les calculer aujourd’hui, sans les figer</Link>}
    >
      {t.notFrozen}
    </EmptyState>
  </Card>
)

/** The whole, then each question. */
const ScopeLinks = (data: EvidencePageData) => (
  <nav aria-label="Éléments de toute la convention, ou d’une question">
    <Row isList>
      {[
        { id: null, label: t.whole },
        ...data.questions.map(({ id, position }) => ({ id, label: `Question ${position}` })),
      ].map(({ id, label }) => (
        <li key={label}>
          {id === data.questionId ? (
            <strong aria-current="page">{label}</strong>
          ) : (
            <Link to={addressOf(data, id)}>{label}</Link>
          )}
        </li>
      ))}
    </Row>
  </nav>
)

type ViewProps = { readonly ctgId: string; readonly scoped: NonNullable<EvidencePageData['scoped']> }

function EvidenceView({ ctgId, scoped: { evidence, seal } }: ViewProps) {
  const { process, result, word, document } = evidence
  return (
    <>
      {seal && <p className="muted">{`Éléments figés le ${formatDay(parisDay(new Date(seal.at)))} par ${seal.by}.`}</p>}
      <Columns
        isBalanced
        main={
          <>
            <Card
              title={t.result}
              aside={<SealWords seal={seal} />}
              {...(hasFlat(result.objectives) && { note: t.flatRule })}
            >
              {result.objectives.length === 0 ? (
                <EmptyState>{t.noObjective}</EmptyState>
              ) : (
                <ObjectiveFigures objectives={result.objectives} />
              )}
              {result.objectives.some(({ references }) => references.length > 0) && (
                <p className="fine">{t.referenceRule}</p>
              )}
            </Card>
            <WordsCard word={word} />
            <SurveysCard word={word} />
            <DocumentsCard ctgId={ctgId} document={document} />
          </>
        }
        aside={
          <>
            <Card title={t.process} aside={<SealWords seal={seal} />}>
              <ProcessTable process={process} />
            </Card>
            <SlipsCard slips={process.slips} />
            <NodesCard process={process} />
            <ActionsCard ctgId={ctgId} process={process} />
          </>
        }
      />
      <TogetherCard together={process.together} />
    </>
  )
}
