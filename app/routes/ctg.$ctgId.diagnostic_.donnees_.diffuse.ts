/** GET /ctg/:ctgId/diagnostic/donnees/diffuse — what one’s own party has let out already, for the masking in the browser. */
import { listReleased } from '#app/domains/deposits/queries.server.ts'
import { ctgPath } from '#app/http/route.server.ts'
import { fileRoute } from '#app/http/send-file.server.ts'

export const loader = fileRoute(async ({ context, params }) =>
  Response.json(await listReleased(context, ctgPath.parse(params).ctgId), {
    headers: { 'cache-control': 'private, no-store' },
  }),
)
