/** GET, POST /ctg/:ctgId/notifications — my notices in this CTG; `?vue=toutes` with those already read, `?page=` turns. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { NoticesPage } from '#app/domains/notices/pages/notices-page.tsx'
import { getNoticesPage } from '#app/domains/notices/queries.server.ts'
import { markNoticeIntents, noticesView } from '#app/http/notice-forms.server.ts'
import { formAction, route } from '#app/http/route.server.ts'
import { readSubjects } from '#app/subject-titles.server.ts'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params, request }) =>
  getNoticesPage(context, { ...path.parse(params), ...noticesView(request) }, readSubjects),
)

export const action = formAction(markNoticeIntents)

export default function CtgNoticesRoute() {
  return (
    <>
      <title>Notifications – Trame</title>
      <NoticesPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
