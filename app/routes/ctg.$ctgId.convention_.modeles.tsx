/** GET, POST /ctg/:ctgId/convention/modeles — the templates of articles a convention may take, and those its Caf keeps. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { textLabels } from '#app/domains/convention/articles/labels.fr.ts'
import { getTemplatesPage } from '#app/domains/convention/articles/template-queries.server.ts'
import { copyTemplate } from '#app/domains/convention/commands/copy-template.server.ts'
import { prepareArticles } from '#app/domains/convention/commands/prepare-articles.server.ts'
import { readTemplate } from '#app/domains/convention/commands/read-template.server.ts'
import { takeTemplate } from '#app/domains/convention/commands/take-template.server.ts'
import { TemplatesPage } from '#app/domains/convention/pages/templates-page.tsx'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { templateUpload } from '#app/http/template-upload.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const { templates: t } = textLabels
const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params }) => getTemplatesPage(context, path.parse(params).ctgId))

export const action = formAction({
  'prepare-articles': intent(prepareArticles, {
    said: 'Les articles sont prêts : relisez-les, complétez-les.',
    done: (_answer, { ctgId }) => `/ctg/${ctgId}/convention/texte`,
  }),
  'take-template': intent(takeTemplate, {
    said: t.taken,
    done: (_answer, { ctgId }) => `/ctg/${ctgId}/convention/texte`,
  }),
  'copy-template': intent(copyTemplate, {
    said: t.copied,
    done: ({ templateId }, { ctgId }) => `/ctg/${ctgId}/convention/modeles/${templateId}?ecrire=oui`,
  }),
  'read-template': intent(readTemplate, {
    upload: templateUpload,
    done: ({ templateId }, { ctgId }) => `/ctg/${ctgId}/convention/modeles/${templateId}`,
  }),
})

export default function TemplatesRoute() {
  return (
    <>
      <PageTitle>{t.title}</PageTitle>
      <TemplatesPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
