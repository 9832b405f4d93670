/** GET /ctg/:ctgId/diagnostic/equipements/export?annee=&format= — the facilities of a year as a file, for members. */
import { facilitiesTable } from '#app/domains/facilities/facilities-table.ts'
import { askedYear } from '#app/domains/facilities/inputs.ts'
import { getFacilitiesToTake } from '#app/domains/facilities/queries.server.ts'
import { ctgPath } from '#app/http/route.server.ts'
import { tableRoute } from '#app/http/table-route.server.ts'

export const loader = tableRoute(['xlsx', 'ods', 'csv'], async ({ context, params, searchParams }) => {
  const { year, rows } = await getFacilitiesToTake(context, ctgPath.parse(params).ctgId, askedYear(searchParams))
  return { table: facilitiesTable(year, rows), name: `equipements-${year}` }
})
