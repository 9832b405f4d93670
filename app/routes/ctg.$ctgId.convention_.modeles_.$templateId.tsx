/** GET, POST /ctg/:ctgId/convention/modeles/:templateId — one template of articles. */
import { useLoaderData, useParams } from 'react-router'
import { textLabels } from '#app/domains/convention/articles/labels.fr.ts'
import { readTemplateQuery } from '#app/domains/convention/articles/template-address.ts'
import { getTemplatePage } from '#app/domains/convention/articles/template-queries.server.ts'
import { removeTemplate } from '#app/domains/convention/commands/remove-template.server.ts'
import { rewriteTemplate } from '#app/domains/convention/commands/rewrite-template.server.ts'
import { saveTemplate } from '#app/domains/convention/commands/save-template.server.ts'
import { TemplatePage } from '#app/domains/convention/pages/template-page.tsx'
import { formRows } from '#app/http/form-values.server.ts'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const { templates: t } = textLabels
export const loader = route(({ context, params, searchParams }) =>
  getTemplatePage(context, ctgIds(params, 'templateId'), readTemplateQuery(searchParams)),
)

export const action = formAction({
  'save-template': intent(saveTemplate, { said: t.saved }),
  'rewrite-template': intent(rewriteTemplate, {
    said: t.rewritten,
    complete: async (_args, form) => ({ articles: formRows(form, ['title', 'body', 'rank']) }),
    done: ({ templateId }, { ctgId }) => `/ctg/${ctgId}/convention/modeles/${templateId}`,
  }),
  'remove-template': intent(removeTemplate, {
    said: t.removed,
    done: (_answer, { ctgId }) => `/ctg/${ctgId}/convention/modeles`,
  }),
})

export default function TemplateRoute() {
  const page = useLoaderData<typeof loader>()
  const { ctgId } = useParams()
  return (
    <>
      <PageTitle>{page.template.name}</PageTitle>
      <TemplatePage {...page} listPath={`/ctg/${ctgId}/convention/modeles`} />
    </>
  )
}
