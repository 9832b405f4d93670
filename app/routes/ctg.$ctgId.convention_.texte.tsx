/** GET, POST /ctg/:ctgId/convention/texte — the articles of the convention. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { addArticle } from '#app/domains/convention/commands/add-article.server.ts'
import { moveArticle } from '#app/domains/convention/commands/move-article.server.ts'
import { prepareArticles } from '#app/domains/convention/commands/prepare-articles.server.ts'
import { TextPage } from '#app/domains/convention/pages/text-page.tsx'
import { getConventionPage } from '#app/domains/convention/queries.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params }) => getConventionPage(context, path.parse(params).ctgId))

export const action = formAction({
  'prepare-articles': intent(prepareArticles, { said: 'Les articles sont prêts : relisez-les, complétez-les.' }),
  'add-article': intent(addArticle, {
    said: 'Article ajouté.',
    done: ({ articleId }, { ctgId }) => `/ctg/${ctgId}/convention/articles/${articleId}`,
  }),
  'move-article': intent(moveArticle),
})

export default function TextRoute() {
  return (
    <>
      <PageTitle>Texte de la convention</PageTitle>
      <TextPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
