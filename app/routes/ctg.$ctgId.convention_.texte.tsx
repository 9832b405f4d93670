/** GET, POST /ctg/:ctgId/convention/texte — the articles of the convention. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { getTextPage } from '#app/domains/convention/articles/queries.server.ts'
import { addArticle } from '#app/domains/convention/commands/add-article.server.ts'
import { moveArticle } from '#app/domains/convention/commands/move-article.server.ts'
import { prepareArticles } from '#app/domains/convention/commands/prepare-articles.server.ts'
import { setVisas } from '#app/domains/convention/commands/set-visas.server.ts'
import { TextPage } from '#app/domains/convention/pages/text-page.tsx'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params }) => getTextPage(context, path.parse(params).ctgId))

export const action = formAction({
  'prepare-articles': intent(prepareArticles, { said: 'Les articles sont prêts : relisez-les, complétez-les.' }),
  'add-article': intent(addArticle, {
    said: 'Article ajouté.',
    done: ({ articleId }, { ctgId }) => `/ctg/${ctgId}/convention/articles/${articleId}`,
  }),
  'move-article': intent(moveArticle),
  'set-visas': intent(setVisas, { said: 'Visas enregistrés.' }),
})

export default function TextRoute() {
  return (
    <>
      <PageTitle>Texte de la convention</PageTitle>
      <TextPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
