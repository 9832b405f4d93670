/** GET, POST /ctg/:ctgId/convention/texte — the articles of the convention. */
import { getTextPage } from '#app/domains/convention/articles/queries.server.ts'
import { addArticle } from '#app/domains/convention/commands/add-article.server.ts'
import { moveArticle } from '#app/domains/convention/commands/move-article.server.ts'
import { prepareArticles } from '#app/domains/convention/commands/prepare-articles.server.ts'
import { setVisas } from '#app/domains/convention/commands/set-visas.server.ts'
import { TextPage } from '#app/domains/convention/pages/text-page.tsx'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getTextPage(context, ctgPath.parse(params).ctgId))

export const action = formAction({
  'prepare-articles': intent(prepareArticles, { said: 'Les articles sont prêts : relisez-les, complétez-les.' }),
  'add-article': intent(addArticle, {
    said: 'Article ajouté.',
    done: ({ articleId }, { ctgId }) => `/ctg/${ctgId}/convention/articles/${articleId}`,
  }),
  'move-article': intent(moveArticle),
  'set-visas': intent(setVisas, { said: 'Visas enregistrés.' }),
})

export default titled<Loaded<typeof loader>>(TextPage, 'Texte de la convention')
