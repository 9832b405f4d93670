/** GET, POST /ctg/:ctgId/convention/annexes/postes?poste= — the posts of coordination. */
import { getPostsPage } from '#app/domains/convention/annexes/annex-queries.server.ts'
import { addPost } from '#app/domains/convention/commands/add-post.server.ts'
import { removePost } from '#app/domains/convention/commands/remove-post.server.ts'
import { updatePost } from '#app/domains/convention/commands/update-post.server.ts'
import { PostsPage } from '#app/domains/convention/pages/posts-page.tsx'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params, searchParams }) =>
  getPostsPage(context, ctgPath.parse(params).ctgId, searchParams.get('poste')),
)

const posts = (_answer: unknown, { ctgId }: { readonly ctgId?: string | undefined }) =>
  `/ctg/${ctgId}/convention/annexes/postes`

export const action = formAction({
  'add-post': intent(addPost, { said: 'Poste ajouté.' }),
  'update-post': intent(updatePost, { said: 'Poste enregistré.', done: posts }),
  'remove-post': intent(removePost, { said: 'Poste retiré.', done: posts }),
})

export default titled<Loaded<typeof loader>>(PostsPage, 'Postes de coordination')
