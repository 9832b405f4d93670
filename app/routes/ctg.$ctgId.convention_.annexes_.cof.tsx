/** GET, POST /ctg/:ctgId/convention/annexes/cof?page= — the Caf's list of services supported. */
import { getCofPage } from '#app/domains/convention/annexes/annex-queries.server.ts'
import { readCofSheets } from '#app/domains/convention/cof/read-cof-file.server.ts'
import { importCofList } from '#app/domains/convention/commands/import-cof-list.server.ts'
import { undoCofImport } from '#app/domains/convention/commands/undo-cof-import.server.ts'
import { CofPage } from '#app/domains/convention/pages/cof-page.tsx'
import type { FormValues } from '#app/http/form-values.server.ts'
import { pageNumber } from '#app/http/page-number.server.ts'
import { ctgPath, formAction, intent, type RouteArgs, route } from '#app/http/route.server.ts'
import { readAtField, readUpload } from '#app/http/uploads.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params, searchParams }) =>
  getCofPage(context, ctgPath.parse(params).ctgId, pageNumber(searchParams)),
)

/** The file is kept, and its cells handed to the command. @throws DomainError invalid, its sentence at the file's field */
async function readSheets(args: RouteArgs, form: FormData): Promise<FormValues> {
  const chosen = form.get('file')
  const upload = await readUpload(args, form)
  if (!(chosen instanceof File) || upload.file === '') return { ...upload, sheets: '[]' }
  const sheets = await readAtField('file', () => readCofSheets(chosen, args.params.ctgId))
  return { ...upload, sheets: JSON.stringify(sheets) }
}

export const action = formAction({
  'import-cof-list': intent(importCofList, { said: 'Liste importée.', upload: { most: 1, read: readSheets } }),
  'undo-cof-import': intent(undoCofImport, { said: 'Import annulé.' }),
})

export default titled<Loaded<typeof loader>>(CofPage, 'COF et bonus territoire')
