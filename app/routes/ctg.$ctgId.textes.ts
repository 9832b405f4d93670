/** GET, POST /ctg/:ctgId/textes — leads around a text; opens one to write in, made at the first opening: what is written then goes by the socket. */
import { z } from 'zod'
import { openTalk, openText } from '#app/domains/writing/open-text.server.ts'
import { readForm } from '#app/http/form-values.server.ts'
import { ctgPath, type RouteArgs, refusalOf, route } from '#app/http/route.server.ts'
import { fileRoute } from '#app/http/send-file.server.ts'
import { textPlace, textSubjects } from '#app/texts.server.ts'

/** Answers an `OpenedText`, or `{ refusal }` with its sentence. */
async function answerOpening({ params, request, asOfNow }: RouteArgs): Promise<Response> {
  try {
    const place = textPlace.parse(Object.fromEntries(await readForm(request)))
    return await asOfNow(async ({ context }) =>
      Response.json(await openText(context, textSubjects, { ...ctgPath.parse(params), ...place })),
    )
  } catch (error) {
    if (error instanceof z.ZodError) return Response.json({ refusal: undefined }, { status: 404 })
    const { sentence, status } = refusalOf(error)
    return Response.json({ refusal: sentence }, { status })
  }
}
export const action = route(answerOpening)

/** Leads to what people say around a text, made at the first visit as it is at the first opening; without a text, to the CTG. */
export const loader = fileRoute(async ({ context, params, searchParams }) => {
  const { ctgId } = ctgPath.parse(params)
  const place = textPlace.safeParse(Object.fromEntries(searchParams))
  const opened = await openTalk(context, textSubjects, { ctgId, place: place.data })
  const location = opened ? `/ctg/${ctgId}/textes/${opened.textId}` : `/ctg/${ctgId}`
  return new Response(null, { status: 302, headers: { location } })
})
