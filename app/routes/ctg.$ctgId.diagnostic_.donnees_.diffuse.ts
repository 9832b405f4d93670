/** GET /ctg/:ctgId/diagnostic/donnees/diffuse — what one’s own party has let out already, for the masking in the browser. */
import { z } from 'zod'
import { listReleased } from '#app/domains/deposits/queries.server.ts'
import { fileRoute } from '#app/http/send-file.server.ts'

const path = z.object({ ctgId: z.uuid() })

export const loader = fileRoute(async ({ context, params }) =>
  Response.json(await listReleased(context, path.parse(params).ctgId), {
    headers: { 'cache-control': 'private, no-store' },
  }),
)
