/** GET, POST /administration/modeles/:templateId — one template of articles. */
import { z } from 'zod'
import { textLabels } from '#app/domains/convention/articles/labels.fr.ts'
import { readTemplateQuery } from '#app/domains/convention/articles/template-address.ts'
import { getInstanceTemplatePage } from '#app/domains/convention/articles/template-queries.server.ts'
import { removeInstanceTemplate } from '#app/domains/convention/commands/remove-instance-template.server.ts'
import { rewriteInstanceTemplate } from '#app/domains/convention/commands/rewrite-instance-template.server.ts'
import { saveInstanceTemplate } from '#app/domains/convention/commands/save-instance-template.server.ts'
import { TemplatePage } from '#app/domains/convention/pages/template-page.tsx'
import { formRows } from '#app/http/form-values.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

const { templates: t } = textLabels
const path = z.object({ templateId: z.uuid() })

export const loader = route(({ context, params, searchParams }) =>
  getInstanceTemplatePage(context, path.parse(params).templateId, readTemplateQuery(searchParams)),
)

export const action = formAction({
  'save-template': intent(saveInstanceTemplate, { said: t.saved }),
  'rewrite-template': intent(rewriteInstanceTemplate, {
    said: t.rewritten,
    complete: async (_args, form) => ({ articles: formRows(form, ['title', 'body', 'rank']) }),
    done: ({ templateId }) => `/administration/modeles/${templateId}`,
  }),
  'remove-template': intent(removeInstanceTemplate, {
    said: t.removed,
    done: () => '/administration/modeles',
  }),
})

export default titled<Loaded<typeof loader>>(
  (page) => <TemplatePage {...page} listPath="/administration/modeles" />,
  (page) => page.template.name,
)
