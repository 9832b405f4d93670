/** GET, POST /ctg/:ctgId/enjeux/:issueId — one issue. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { setIssueStatus } from '#app/domains/diagnosis/commands/set-issue-status.server.ts'
import { updateIssue } from '#app/domains/diagnosis/commands/update-issue.server.ts'
import { getIssuePage } from '#app/domains/diagnosis/issue-queries.server.ts'
import { IssuePage } from '#app/domains/diagnosis/pages/issue-page.tsx'
import { formAction, intent, route } from '#app/http/route.server.ts'

const path = z.object({ ctgId: z.uuid(), issueId: z.uuid() })

export const loader = route(({ context, params }) => getIssuePage(context, path.parse(params)))

export const action = formAction({
  'update-issue': intent(updateIssue, { said: 'Enjeu enregistré.' }),
  'set-issue-status': intent(setIssueStatus, { said: 'Enjeu mis à jour.' }),
})

export { shouldRevalidate } from '#app/http/revalidation.ts'

export default function IssueRoute() {
  const page = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${page.issue.title} – Trame`}</title>
      <IssuePage {...page} />
    </>
  )
}
