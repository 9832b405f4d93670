/** GET /ctg/:ctgId/convention/annexes/postes/export?format= — for members, as a file. */
import { getPostsExport } from '#app/domains/convention/annexes/annex-queries.server.ts'
import { postsTable } from '#app/domains/convention/annexes/export-tables.ts'
import { postLabels } from '#app/domains/convention/posts/labels.fr.ts'
import { ctgPath } from '#app/http/route.server.ts'
import { tableRoute } from '#app/http/table-route.server.ts'

export const loader = tableRoute(['xlsx', 'ods', 'csv'], async ({ context, params }) => {
  const { posts, today } = await getPostsExport(context, ctgPath.parse(params).ctgId)
  return { table: postsTable(posts), name: postLabels.fileName(today) }
})
