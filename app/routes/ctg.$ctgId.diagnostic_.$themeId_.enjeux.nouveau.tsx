/** GET, POST /ctg/:ctgId/diagnostic/:themeId/enjeux/nouveau — writing an issue. */
import { createIssue } from '#app/domains/diagnosis/commands/create-issue.server.ts'
import { getNewIssuePage } from '#app/domains/diagnosis/issue-queries.server.ts'
import { NewIssuePage } from '#app/domains/diagnosis/pages/issue-form.tsx'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getNewIssuePage(context, ctgIds(params, 'themeId')))

export const action = formAction({
  'create-issue': intent(createIssue, {
    said: 'Enjeu écrit.',
    done: ({ issueId }, { ctgId }) => `/ctg/${ctgId}/enjeux/${issueId}`,
  }),
})

export default titled<Loaded<typeof loader>>(NewIssuePage, 'Écrire un enjeu')
