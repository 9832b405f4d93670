/** GET /t/:address/documents/:documentKey — a document that the coordinations made public. */
import { publicMissing } from '#app/domains/portal/pages/public-missing.tsx'
import { publicDocument } from '#app/domains/portal/queries.server.ts'
import { publicLoader } from '#app/http/public-answer.server.ts'
import { sendStored } from '#app/http/send-file.server.ts'

export const loader = publicLoader(publicMissing, ({ view, params, surroundings, request }) => {
  const document = publicDocument(view, params.documentKey ?? '')
  return (
    document &&
    sendStored(surroundings.instance.files, request, { ...document, name: `${document.title}.pdf` }, 'public, no-cache')
  )
})
