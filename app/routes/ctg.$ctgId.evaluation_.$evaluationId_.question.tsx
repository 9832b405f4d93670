/** GET, POST /ctg/:ctgId/evaluation/:evaluationId/question — a question to come. */
import { addQuestion } from '#app/domains/evaluation/commands/add-question.server.ts'
import { evaluationLabels as t } from '#app/domains/evaluation/labels.fr.ts'
import { QuestionFormPage } from '#app/domains/evaluation/pages/question-form-page.tsx'
import { getQuestionFormPage } from '#app/domains/evaluation/queries.server.ts'
import { formRows } from '#app/http/form-values.server.ts'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getQuestionFormPage(context, ctgIds(params, 'evaluationId')))

export const action = formAction({
  'add-question': intent(addQuestion, {
    said: t.said.questionAdded,
    complete: async (_args, form) => ({ conditions: formRows(form, ['condition']) }),
    done: (_answer, { ctgId, evaluationId }) => `/ctg/${ctgId}/evaluation/${evaluationId}`,
  }),
})

export default titled<Loaded<typeof loader>>(QuestionFormPage, 'Nouvelle question')
