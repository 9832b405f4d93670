/** GET /ctg/:ctgId/textes/personnes — for the editor of a text: whom one may mention. */
import { listMentionable } from '#app/domains/writing/talk/queries.server.ts'
import { ctgPath, route } from '#app/http/route.server.ts'

export const loader = route(async ({ context, params }) =>
  Response.json(await listMentionable(context, ctgPath.parse(params).ctgId)),
)
