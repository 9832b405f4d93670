/** GET, POST /ctg/:ctgId/diagnostic/equipements/reprendre — a list of facilities brought from a spreadsheet. */
import { readSpreadsheet } from '#app/domains/documents/spreadsheet.server.ts'
import { startImport } from '#app/domains/facilities/commands/start-import.server.ts'
import { facilitiesLabels } from '#app/domains/facilities/labels.fr.ts'
import { listSheet } from '#app/domains/facilities/list-sheet.ts'
import { BringPage } from '#app/domains/facilities/pages/bring-page.tsx'
import { getNewImportPage } from '#app/domains/facilities/queries.server.ts'
import { ctgPath, formAction, intent, type RouteArgs, route } from '#app/http/route.server.ts'
import { readAtField } from '#app/http/uploads.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getNewImportPage(context, ctgPath.parse(params).ctgId))

/** The file is read and not kept: a list may name childminders. @throws DomainError invalid, its sentence at the file's field */
async function readCells({ params }: RouteArgs, form: FormData) {
  const chosen = form.get('file')
  if (!(chosen instanceof File) || chosen.size === 0) return { file: '', grid: '' }
  const sheets = await readAtField('file', async () =>
    readSpreadsheet(chosen.name, new Uint8Array(await chosen.arrayBuffer()), params.ctgId),
  )
  return { file: '', fileName: chosen.name.slice(0, 300), grid: JSON.stringify(listSheet(sheets)) }
}

export const action = formAction({
  'start-import': intent(startImport, {
    upload: { most: 1, read: readCells },
    done: ({ facilityImportId }, { ctgId }) => `/ctg/${ctgId}/diagnostic/equipements/reprendre/${facilityImportId}`,
  }),
})

export default titled<Loaded<typeof loader>>(BringPage, facilitiesLabels.bring.title)
