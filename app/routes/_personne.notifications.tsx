/** GET, POST /notifications — my notices in every CTG; `?vue=toutes` with those already read, `?page=` turns. */
import { useLoaderData } from 'react-router'
import { NoticesPage } from '#app/domains/notices/pages/notices-page.tsx'
import { getNoticesPage } from '#app/domains/notices/queries.server.ts'
import { markNoticeIntents, noticesView } from '#app/http/notice-forms.server.ts'
import { formAction, route } from '#app/http/route.server.ts'
import { readSubjects } from '#app/subject-titles.server.ts'

export const loader = route(({ context, request }) => getNoticesPage(context, noticesView(request), readSubjects))

export const action = formAction(markNoticeIntents)

export default function NoticesRoute() {
  return (
    <>
      <title>Notifications – Trame</title>
      <NoticesPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
