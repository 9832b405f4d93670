/** GET /ctg/:ctgId/textes/passages — for the editor of an article: the facts of the CTG one may name, with their words of the day. */
import { listFacts } from '#app/domains/convention/articles/queries.server.ts'
import { ctgPath, route } from '#app/http/route.server.ts'

export const loader = route(async ({ context, params }) =>
  Response.json(await listFacts(context, ctgPath.parse(params).ctgId)),
)
