/** GET, POST /ctg/:ctgId/convention/articles/:articleId — one article. */
import { useLoaderData } from 'react-router'
import { getArticlePage } from '#app/domains/convention/articles/queries.server.ts'
import { removeArticle } from '#app/domains/convention/commands/remove-article.server.ts'
import { updateArticle } from '#app/domains/convention/commands/update-article.server.ts'
import { ArticlePage } from '#app/domains/convention/pages/article-page.tsx'
import { DecisionsAboutCard } from '#app/domains/meetings/decisions/pages/decisions-about.tsx'
import { listDecisionsAbout } from '#app/domains/meetings/decisions/register-queries.server.ts'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { Stack } from '#app/ui/layout.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'

export { shouldRevalidate } from '#app/http/revalidation.ts'

export const loader = route(async ({ context, params }) => {
  const key = ctgIds(params, 'articleId')
  const page = await getArticlePage(context, key)
  return {
    page,
    decisions: await listDecisionsAbout(context, { ctgId: key.ctgId, type: 'convention-article', id: key.articleId }),
  }
})

export const action = formAction({
  'update-article': intent(updateArticle, { said: 'Article enregistré.' }),
  'remove-article': intent(removeArticle, {
    said: 'Article retiré.',
    done: (_answer, { ctgId }) => `/ctg/${ctgId}/convention/texte`,
  }),
})

export default function ArticleRoute() {
  const { page, decisions } = useLoaderData<typeof loader>()
  return (
    <>
      <PageTitle>{`Article ${page.number}, convention`}</PageTitle>
      <Stack>
        <ArticlePage {...page} />
        <DecisionsAboutCard ctgId={page.ctgId} decisions={decisions} />
      </Stack>
    </>
  )
}
