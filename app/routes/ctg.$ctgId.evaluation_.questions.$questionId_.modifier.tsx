/** GET, POST /ctg/:ctgId/evaluation/questions/:questionId/modifier — a question rewritten, or taken out. */
import { removeQuestion } from '#app/domains/evaluation/commands/remove-question.server.ts'
import { updateQuestion } from '#app/domains/evaluation/commands/update-question.server.ts'
import { evaluationLabels as t } from '#app/domains/evaluation/labels.fr.ts'
import { QuestionFormPage } from '#app/domains/evaluation/pages/question-form-page.tsx'
import { getQuestionFormPage } from '#app/domains/evaluation/queries.server.ts'
import { formRows } from '#app/http/form-values.server.ts'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getQuestionFormPage(context, ctgIds(params, 'questionId')))

export const action = formAction({
  'update-question': intent(updateQuestion, {
    said: t.said.question,
    complete: async (_args, form) => ({ conditions: formRows(form, ['condition']) }),
    done: (_answer, { ctgId, questionId }) => `/ctg/${ctgId}/evaluation/questions/${questionId}`,
  }),
  'remove-question': intent(removeQuestion, {
    said: t.said.questionRemoved,
    done: ({ evaluationId }, { ctgId }) => `/ctg/${ctgId}/evaluation/${evaluationId}`,
  }),
})

export default titled<Loaded<typeof loader>>(QuestionFormPage, 'Modifier une question')
