/** GET, POST /ctg/:ctgId/reconduction/:chapterSlug — one chapter of what goes on: chosen, written, taken back. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { carryChapter } from '#app/domains/renewal/commands/carry-chapter.server.ts'
import { takeBackChapter } from '#app/domains/renewal/commands/take-back-chapter.server.ts'
import { ChapterPage } from '#app/domains/renewal/pages/chapter-page.tsx'
import { chapterOf } from '#app/domains/renewal/renewal.ts'
import { renewalLabels } from '#app/domains/renewal/renewal-labels.fr.ts'
import { getChapterPage } from '#app/domains/renewal/renewal-queries.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { found } from '#app/kernel/errors.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid(), chapterSlug: z.string().max(40) })

export const loader = route(({ context, params }) => {
  const { ctgId, chapterSlug } = path.parse(params)
  return getChapterPage(context, { ctgId, chapter: found(chapterOf(chapterSlug), 'renewal.chapter-not-found') })
})

export const action = formAction({
  'carry-chapter': intent(carryChapter, { said: renewalLabels.carriedSaid }),
  'take-back-chapter': intent(takeBackChapter, { said: renewalLabels.takenBackSaid }),
})

export default function ChapterRoute() {
  const page = useLoaderData<typeof loader>()
  return (
    <>
      <PageTitle>{renewalLabels.chapter[page.chapter].title}</PageTitle>
      <ChapterPage {...page} />
    </>
  )
}
