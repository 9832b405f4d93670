/** GET, POST /administration/modeles — the templates of articles kept by the instance. */
import { textLabels } from '#app/domains/convention/articles/labels.fr.ts'
import { getInstanceTemplatesPage } from '#app/domains/convention/articles/template-queries.server.ts'
import { copyInstanceTemplate } from '#app/domains/convention/commands/copy-instance-template.server.ts'
import { readInstanceTemplate } from '#app/domains/convention/commands/read-instance-template.server.ts'
import { InstanceTemplatesPage } from '#app/domains/convention/pages/templates-page.tsx'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { templateUpload } from '#app/http/template-upload.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

const { templates: t } = textLabels

export const loader = route(({ context }) => getInstanceTemplatesPage(context))

export const action = formAction({
  'copy-template': intent(copyInstanceTemplate, {
    said: t.copied,
    done: ({ templateId }) => `/administration/modeles/${templateId}?ecrire=oui`,
  }),
  'read-template': intent(readInstanceTemplate, {
    upload: templateUpload,
    done: ({ templateId }) => `/administration/modeles/${templateId}`,
  }),
})

export default titled<Loaded<typeof loader>>(InstanceTemplatesPage, t.title)
