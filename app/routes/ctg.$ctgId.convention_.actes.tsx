/** GET, POST /ctg/:ctgId/convention/actes — several authorising acts filed together, each for its signatory. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { FileActsPage } from '#app/domains/convention/pages/file-acts-page.tsx'
import { mostActs } from '#app/domains/convention/signatories/filed-acts.ts'
import { filingLabels } from '#app/domains/convention/signatories/labels.fr.ts'
import { getFileActsPage } from '#app/domains/convention/signatories/signatory-queries.server.ts'
import { fileActs } from '#app/domains/journey/commands/file-acts.server.ts'
import { formRows } from '#app/http/form-values.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { severalFiles } from '#app/http/uploads.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params }) => getFileActsPage(context, path.parse(params).ctgId))

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

export default function FileActsRoute() {
  return (
    <>
      <PageTitle>Déposer plusieurs actes</PageTitle>
      <FileActsPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
