/** GET, POST /ctg/:ctgId/evaluation/questions/:questionId — one question: conditions, judgements, recommendation, limits. */
import { z } from 'zod'
import { judgeQuestion } from '#app/domains/evaluation/commands/judge-question.server.ts'
import { noteCondition } from '#app/domains/evaluation/commands/note-condition.server.ts'
import { recommend } from '#app/domains/evaluation/commands/recommend.server.ts'
import { writeQuestionLimits } from '#app/domains/evaluation/commands/write-question-limits.server.ts'
import { refusalToNote } from '#app/domains/evaluation/evaluation.ts'
import { getQuestionEvidence } from '#app/domains/evaluation/evidence/queries.server.ts'
import { evaluationLabels as t } from '#app/domains/evaluation/labels.fr.ts'
import { EvidenceCards } from '#app/domains/evaluation/pages/evidence-cards.tsx'
import { QuestionPage } from '#app/domains/evaluation/pages/question-page.tsx'
import { getQuestionPage } from '#app/domains/evaluation/queries.server.ts'
import { DecisionsAboutCard } from '#app/domains/meetings/decisions/pages/decisions-about.tsx'
import { listDecisionsAbout } from '#app/domains/meetings/decisions/register-queries.server.ts'
import { QuestionWorkshopsCard } from '#app/domains/workshops/pages/judging-cards.tsx'
import { getQuestionWorkshops } from '#app/domains/workshops/question-queries.server.ts'
import { formRows } from '#app/http/form-values.server.ts'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

const condition = z.uuid().nullable().catch(null)

export const loader = route(async ({ context, params, searchParams }) => {
  const key = ctgIds(params, 'questionId')
  const page = await getQuestionPage(context, key)
  return {
    page,
    decisions: await listDecisionsAbout(context, { ctgId: key.ctgId, type: 'evaluation-question', id: key.questionId }),
    conditionId: condition.parse(searchParams.get('condition')),
    evidence: await getQuestionEvidence(context, page.evaluation, page.question.id),
    workshops: await getQuestionWorkshops(context, key),
  }
})

const pageOf = (_answer: unknown, { ctgId, questionId }: Readonly<Record<string, string | undefined>>) =>
  `/ctg/${ctgId}/evaluation/questions/${questionId}`

export const action = formAction({
  'note-condition': intent(noteCondition, { said: t.said.noted, done: pageOf }),
  'judge-question': intent(judgeQuestion, { said: t.said.judged, done: pageOf }),
  'write-question-limits': intent(writeQuestionLimits, { said: t.said.limits }),
  recommend: intent(recommend, {
    said: t.said.advised,
    complete: async (_args, form) => ({ rows: formRows(form, ['advice', 'reason', 'version']) }),
  }),
})

export default titled<Loaded<typeof loader>>(
  ({ page, conditionId, evidence, workshops, decisions }) => (
    <QuestionPage page={page} conditionId={conditionId}>
      <EvidenceCards {...evidence} />
      <QuestionWorkshopsCard
        {...workshops}
        room={evidence.room}
        isUnderWay={refusalToNote(page.evaluation) === undefined}
      />
      <DecisionsAboutCard ctgId={page.evaluation.ctgId} decisions={decisions} />
    </QuestionPage>
  ),
  ({ page }) => page.question.text,
)
