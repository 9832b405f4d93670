/** GET, POST /ctg/:ctgId/convention/articles/:articleId — one article. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { removeArticle } from '#app/domains/convention/commands/remove-article.server.ts'
import { updateArticle } from '#app/domains/convention/commands/update-article.server.ts'
import { ArticlePage } from '#app/domains/convention/pages/article-page.tsx'
import { getArticlePage } from '#app/domains/convention/queries.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'

const path = z.object({ ctgId: z.uuid(), articleId: z.uuid() })

export { shouldRevalidate } from '#app/http/revalidation.ts'

export const loader = route(({ context, params }) => getArticlePage(context, path.parse(params)))

export const action = formAction({
  'update-article': intent(updateArticle, { said: 'Article enregistré.' }),
  'remove-article': intent(removeArticle, {
    said: 'Article retiré.',
    done: (_answer, { ctgId }) => `/ctg/${ctgId}/convention`,
  }),
})

export default function ArticleRoute() {
  const page = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`Article ${page.number}, convention – Trame`}</title>
      <ArticlePage {...page} />
    </>
  )
}
