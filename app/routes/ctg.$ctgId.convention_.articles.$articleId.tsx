/** GET, POST /ctg/:ctgId/convention/articles/:articleId — one article. */
import { getArticlePage } from '#app/domains/convention/articles/queries.server.ts'
import { removeArticle } from '#app/domains/convention/commands/remove-article.server.ts'
import { updateArticle } from '#app/domains/convention/commands/update-article.server.ts'
import { ArticlePage } from '#app/domains/convention/pages/article-page.tsx'
import { WithDecisions } from '#app/domains/meetings/decisions/pages/decisions-about.tsx'
import { listDecisionsAbout } from '#app/domains/meetings/decisions/register-queries.server.ts'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export { shouldRevalidate } from '#app/http/revalidation.ts'

export const loader = route(async ({ context, params }) => {
  const key = ctgIds(params, 'articleId')
  const page = await getArticlePage(context, key)
  return {
    ...page,
    decisionsAbout: await listDecisionsAbout(context, {
      ctgId: key.ctgId,
      type: 'convention-article',
      id: key.articleId,
    }),
  }
})

export const action = formAction({
  'update-article': intent(updateArticle, { said: 'Article enregistré.' }),
  'remove-article': intent(removeArticle, {
    said: 'Article retiré.',
    done: (_answer, { ctgId }) => `/ctg/${ctgId}/convention/texte`,
  }),
})

export default titled<Loaded<typeof loader>>(
  ArticlePage,
  ({ number }) => `Article ${number}, convention`,
  WithDecisions,
)
