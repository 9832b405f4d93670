/** GET, POST /ctg/:ctgId/textes/:textId/fils — open threads of a text, beside it and in its editor; comments, answers, resolves. */
import { getOpenThreads } from '#app/domains/writing/talk/queries.server.ts'
import { type ThreadAct, type ThreadActAnswer, threadActs } from '#app/domains/writing/talk/text-talk.ts'
import { ownNumber } from '#app/http/form-number.server.ts'
import { formValues, readForm } from '#app/http/form-values.server.ts'
import { ctgIds, type RouteArgs, refusalOf, route } from '#app/http/route.server.ts'
import { answerComment, commentOnText, settleThread } from '#app/text-acts.server.ts'
import { textSubjects } from '#app/texts.server.ts'

/** Answers a `TextTalk`. */
export const loader = route(async ({ context, params }) =>
  Response.json(await getOpenThreads(context, textSubjects, ctgIds(params, 'textId'))),
)

type Act = (context: RouteArgs['context'], input: unknown) => Promise<{ readonly threadId: string }>
const acts: Readonly<Record<ThreadAct, Act>> = {
  'comment-on-text': commentOnText.runUnknown,
  'answer-comment': answerComment.runUnknown,
  'settle-thread': settleThread.runUnknown,
}

/** Answers a `ThreadActAnswer`. */
async function answerAct({ params, request, asOfNow }: RouteArgs): Promise<Response> {
  const place = ctgIds(params, 'textId')
  const values = formValues(await readForm(request))
  const name = threadActs.find((one) => one === values.intent)
  const say = (answer: ThreadActAnswer, status = 200) => Response.json(answer, { status })
  if (!name) return say({ refusal: '' }, 404)
  try {
    const { threadId } = await asOfNow(({ context }) => {
      const requestId = ownNumber(values.requestId, context.actor.personId)
      return acts[name](requestId === undefined ? context : { ...context, requestId }, { ...values, ...place })
    })
    return say({ threadId })
  } catch (error) {
    const { sentence, status } = refusalOf(error)
    return say({ refusal: sentence }, status)
  }
}
export const action = route(answerAct)
