/** GET, POST /ctg/:ctgId/convention/modeles — the templates of articles a convention may take, and those its Caf keeps. */
import { textLabels } from '#app/domains/convention/articles/labels.fr.ts'
import { getTemplatesPage } from '#app/domains/convention/articles/template-queries.server.ts'
import { copyTemplate } from '#app/domains/convention/commands/copy-template.server.ts'
import { prepareArticles } from '#app/domains/convention/commands/prepare-articles.server.ts'
import { readTemplate } from '#app/domains/convention/commands/read-template.server.ts'
import { takeTemplate } from '#app/domains/convention/commands/take-template.server.ts'
import { TemplatesPage } from '#app/domains/convention/pages/templates-page.tsx'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { templateUpload } from '#app/http/template-upload.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

const { templates: t } = textLabels
export const loader = route(({ context, params }) => getTemplatesPage(context, ctgPath.parse(params).ctgId))

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

export default titled<Loaded<typeof loader>>(TemplatesPage, t.title)
