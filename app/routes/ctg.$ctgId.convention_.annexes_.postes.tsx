/** GET, POST /ctg/:ctgId/convention/annexes/postes?poste= — the posts of coordination. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { getPostsPage } from '#app/domains/convention/annexes/annex-queries.server.ts'
import { addPost } from '#app/domains/convention/commands/add-post.server.ts'
import { removePost } from '#app/domains/convention/commands/remove-post.server.ts'
import { updatePost } from '#app/domains/convention/commands/update-post.server.ts'
import { PostsPage } from '#app/domains/convention/pages/posts-page.tsx'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params, request }) =>
  getPostsPage(context, path.parse(params).ctgId, new URL(request.url).searchParams.get('poste')),
)

const posts = (_answer: unknown, { ctgId }: { readonly ctgId?: string | undefined }) =>
  `/ctg/${ctgId}/convention/annexes/postes`

export const action = formAction({
  'add-post': intent(addPost, { said: 'Poste ajouté.' }),
  'update-post': intent(updatePost, { said: 'Poste enregistré.', done: posts }),
  'remove-post': intent(removePost, { said: 'Poste retiré.', done: posts }),
})

export default function PostsRoute() {
  return (
    <>
      <PageTitle>Postes de coordination</PageTitle>
      <PostsPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
