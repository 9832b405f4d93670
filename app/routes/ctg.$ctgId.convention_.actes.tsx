/** GET, POST /ctg/:ctgId/convention/actes — several authorising acts filed together, each for its signatory. */
import { FileActsPage } from '#app/domains/convention/pages/file-acts-page.tsx'
import { mostActs } from '#app/domains/convention/signatories/filed-acts.ts'
import { filingLabels } from '#app/domains/convention/signatories/labels.fr.ts'
import { getFileActsPage } from '#app/domains/convention/signatories/signatory-queries.server.ts'
import { fileActs } from '#app/domains/journey/commands/file-acts.server.ts'
import { formRows } from '#app/http/form-values.server.ts'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { severalFiles } from '#app/http/uploads.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getFileActsPage(context, ctgPath.parse(params).ctgId))

const upload = severalFiles(mostActs)

export const action = formAction({
  'file-acts': intent(fileActs, {
    said: filingLabels.said,
    upload: {
      most: upload.most,
      read: async (args, form) => ({
        ...(await upload.read(args, form)),
        filings: formRows(form, ['party', 'number', 'adopted']),
      }),
    },
    done: (_, { ctgId }) => `/ctg/${ctgId}/convention`,
  }),
})

export default titled<Loaded<typeof loader>>(FileActsPage, 'Déposer plusieurs actes')
