/** GET /aide/:guideKey/:chapterKey?de= — one chapter, open to all; `de` is the page one came from. */
import { ChapterPage } from '#app/domains/guides/pages/chapter-page.tsx'
import { getChapterPage } from '#app/domains/guides/queries.server.ts'
import { ownPath } from '#app/http/own-path.server.ts'
import { publicRoute } from '#app/http/route.server.ts'
import { GuideFrame } from '#app/shell/guide-frame.tsx'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = publicRoute(async ({ surroundings: { instance }, params, searchParams }) => {
  const from = searchParams.get('de')
  return {
    chapter: getChapterPage(`${params.guideKey}/${params.chapterKey}`),
    from: from === null ? null : ownPath(from, instance.config.url),
  }
})

export default titled<Loaded<typeof loader>>(
  ({ chapter, from }) => <ChapterPage {...chapter} from={from} />,
  ({ chapter }) => `${chapter.title} · Aide`,
  GuideFrame,
)
