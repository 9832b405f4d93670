/** GET, POST /enquete/:surveyToken — answering a survey by its link, without account. Rules: docs/rules/surveys.md §3. */
import { useLoaderData } from 'react-router'
import { answerSurvey } from '#app/domains/surveys/commands/answer-survey.server.ts'
import { surveyDoor } from '#app/domains/surveys/door.server.ts'
import { surveyLabels as t } from '#app/domains/surveys/labels.fr.ts'
import { GuestPage } from '#app/domains/surveys/pages/guest-page.tsx'
import { surveyPath } from '#app/domains/surveys/poster/poster.server.ts'
import { getGuestPage } from '#app/domains/surveys/queries.server.ts'
import { surveyLimits } from '#app/domains/surveys/surveys.ts'
import { doorAction, doorIntent, doorRoute } from '#app/http/door.server.ts'
import { LinkFrame } from '#app/shell/link-frame.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'

export { ClosedDoorPage as ErrorBoundary } from '#app/shell/link-frame.tsx'

export const loader = doorRoute(surveyDoor, async ({ found, db, at, request, secret }) => ({
  ...(await getGuestPage({ db, at }, found)),
  isSent: new URL(request.url).searchParams.get('envoye') === 'oui',
  againTo: surveyPath(encodeURIComponent(secret)),
}))

/** Its fields are those of its questions: `q3`, `q4-2`. */
const answersOf = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) => (/^q\d/.test(name) && typeof value === 'string' ? [[name, value]] : [])),
  )

export const action = doorAction(surveyDoor, {
  'answer-survey': doorIntent(answerSurvey, {
    limit: surveyLimits.answer,
    said: t.public.sent,
    complete: async (_opened, form) => ({ answers: answersOf(form) }),
    done: ({ secret }) => `${surveyPath(encodeURIComponent(secret))}?envoye=oui`,
  }),
})

export default function AnswerRoute() {
  const page = useLoaderData<typeof loader>()
  return (
    <LinkFrame homeTo={page.againTo}>
      <PageTitle>{page.title}</PageTitle>
      <GuestPage {...page} />
    </LinkFrame>
  )
}
