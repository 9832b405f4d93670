/** GET, POST /ctg/:ctgId/reprise — the steps of taking up a CTG that runs already. */
import { fileSignedConvention } from '#app/domains/convention/commands/file-signed-convention.server.ts'
import { takeUpCopil } from '#app/domains/journey/commands/take-up-copil.server.ts'
import { TakeUpPage } from '#app/domains/journey/pages/take-up-page.tsx'
import { getTakeUpPage } from '#app/domains/journey/take-up-queries.server.ts'
import { startImport } from '#app/domains/plan-files/commands/start-import.server.ts'
import { readPlanSheets, refuseJson } from '#app/domains/plan-files/import/read-sheets.server.ts'
import type { FormValues } from '#app/http/form-values.server.ts'
import { ctgPath, formAction, intent, type RouteArgs, route } from '#app/http/route.server.ts'
import { onePdf, readAtField, readUpload } from '#app/http/uploads.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getTakeUpPage(context, ctgPath.parse(params).ctgId))

/** The file is kept, and its cells handed to the command. @throws DomainError invalid, its sentence at the file's field */
async function readSheets(args: RouteArgs, form: FormData): Promise<FormValues> {
  const chosen = form.get('file')
  if (chosen instanceof File) await readAtField('file', () => refuseJson(chosen.name))
  const upload = await readUpload(args, form)
  if (!(chosen instanceof File) || upload.file === '') return { ...upload, sheets: '[]' }
  const sheets = await readAtField('file', () => readPlanSheets(chosen, args.params.ctgId))
  return { ...upload, sheets: JSON.stringify(sheets) }
}

export const action = formAction({
  'file-signed-convention': intent(fileSignedConvention, { said: 'Convention signée déposée.', upload: onePdf }),
  'take-up-copil': intent(takeUpCopil, { said: 'Comité de pilotage enregistré, avec ses décisions.' }),
  'start-import': intent(startImport, {
    upload: { most: 1, read: readSheets },
    done: ({ importId }, { ctgId }) => `/ctg/${ctgId}/plan/reprise/${importId}`,
  }),
})

export default titled<Loaded<typeof loader>>(TakeUpPage, (page) =>
  page.ctg.takenUpOn === null ? 'Reprendre un tableur' : 'Reprise de la CTG',
)
