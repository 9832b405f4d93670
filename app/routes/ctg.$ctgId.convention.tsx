/** GET, POST /ctg/:ctgId/convention — the convention at a glance, its articles, its versions. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { addArticle } from '#app/domains/convention/commands/add-article.server.ts'
import { fileSignedConvention } from '#app/domains/convention/commands/file-signed-convention.server.ts'
import { freezeVersion } from '#app/domains/convention/commands/freeze-version.server.ts'
import { moveArticle } from '#app/domains/convention/commands/move-article.server.ts'
import { prepareArticles } from '#app/domains/convention/commands/prepare-articles.server.ts'
import { ConventionPage } from '#app/domains/convention/pages/convention-page.tsx'
import { getConventionPage } from '#app/domains/convention/queries.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { onePdf } from '#app/http/uploads.server.ts'
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
  'freeze-version': intent(freezeVersion, {
    done: ({ conventionVersionId }, { ctgId }) => `/ctg/${ctgId}/convention/versions/${conventionVersionId}`,
  }),
  'file-signed-convention': intent(fileSignedConvention, { said: 'Convention signée déposée.', upload: onePdf }),
})

export default function ConventionRoute() {
  return (
    <>
      <PageTitle>Convention</PageTitle>
      <ConventionPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
