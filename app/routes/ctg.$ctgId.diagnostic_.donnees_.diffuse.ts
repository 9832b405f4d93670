/** GET /ctg/:ctgId/diagnostic/donnees/diffuse?corrige= — what one’s party has let out already and reads of the others, for the masking in the browser. */
import { z } from 'zod'
import { listReleased } from '#app/domains/deposits/queries.server.ts'
import { fileRoute } from '#app/http/send-file.server.ts'

const path = z.object({ ctgId: z.uuid(), correctsId: z.uuid().nullable() })

export const loader = fileRoute(async ({ context, params, searchParams }) => {
  const { ctgId, correctsId } = path.parse({ ...params, correctsId: searchParams.get('corrige') })
  return Response.json(await listReleased(context, ctgId, correctsId), {
    headers: { 'cache-control': 'private, no-store' },
  })
})
