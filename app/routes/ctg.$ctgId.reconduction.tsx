/** GET, POST /ctg/:ctgId/reconduction?theme= — what goes on from the CTG before: every theme, or one, chosen and taken back. */
import { getCarryHubPage, getChapterPage } from '#app/domains/renewal/chapters/page-queries.server.ts'
import { carryChapter } from '#app/domains/renewal/commands/carry-chapter.server.ts'
import { takeBackChapter } from '#app/domains/renewal/commands/take-back-chapter.server.ts'
import { CarryHubPage } from '#app/domains/renewal/pages/carry-hub-page.tsx'
import { ChapterPage } from '#app/domains/renewal/pages/chapter-page.tsx'
import { chapterOf } from '#app/domains/renewal/renewal.ts'
import { renewalLabels } from '#app/domains/renewal/renewal-labels.fr.ts'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(async ({ context, params, searchParams }) => {
  const { ctgId } = ctgPath.parse(params)
  const chapter = chapterOf(searchParams.get('theme') ?? '')
  return chapter === undefined
    ? { hub: await getCarryHubPage(context, ctgId), page: null }
    : { hub: null, page: await getChapterPage(context, { ctgId, chapter }) }
})

export const action = formAction({
  'carry-chapter': intent(carryChapter, { said: renewalLabels.carriedSaid }),
  'take-back-chapter': intent(takeBackChapter, { said: renewalLabels.takenBackSaid }),
})

export default titled<Loaded<typeof loader>>(
  ({ hub, page }) => (
    <>
      {page && <ChapterPage key={page.chapter} {...page} />}
      {hub && <CarryHubPage {...hub} />}
    </>
  ),
  ({ page }) => (page ? renewalLabels.chapter[page.chapter].title : renewalLabels.hubTitle),
)
