/** GET, POST /ctg/:ctgId/enjeux/:issueId — one issue. */
import { notRetainIssue } from '#app/domains/diagnosis/commands/not-retain-issue.server.ts'
import { setIssueStatus } from '#app/domains/diagnosis/commands/set-issue-status.server.ts'
import { updateIssue } from '#app/domains/diagnosis/commands/update-issue.server.ts'
import { getIssuePage } from '#app/domains/diagnosis/issue-queries.server.ts'
import { IssuePage } from '#app/domains/diagnosis/pages/issue-page.tsx'
import { WithDecisions } from '#app/domains/meetings/decisions/pages/decisions-about.tsx'
import { listDecisionsAbout } from '#app/domains/meetings/decisions/register-queries.server.ts'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(async ({ context, params }) => {
  const key = ctgIds(params, 'issueId')
  const page = await getIssuePage(context, key)
  return {
    ...page,
    decisionsAbout: await listDecisionsAbout(context, { ctgId: key.ctgId, type: 'issue', id: key.issueId }),
  }
})

export const action = formAction({
  'update-issue': intent(updateIssue, { said: 'Enjeu enregistré.' }),
  'not-retain-issue': intent(notRetainIssue, { said: 'C’est dit pour votre partie.' }),
  'set-issue-status': intent(setIssueStatus, { said: 'Enjeu mis à jour.' }),
})

export { shouldRevalidate } from '#app/http/revalidation.ts'

export default titled<Loaded<typeof loader>>(IssuePage, ({ issue }) => issue.title, WithDecisions)
