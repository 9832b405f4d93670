/** GET, POST /ctg/:ctgId/plan/reprise/:importId — columns, preview, reprise of a spreadsheet of actions, and its undoing. */
import { applyImport } from '#app/domains/plan-files/commands/apply-import.server.ts'
import { setImportMapping } from '#app/domains/plan-files/commands/set-import-mapping.server.ts'
import { undoImport } from '#app/domains/plan-files/commands/undo-import.server.ts'
import { readShownCells } from '#app/domains/plan-files/import/shown-cells.ts'
import { getImportPage } from '#app/domains/plan-files/import-page-query.server.ts'
import { ImportPage } from '#app/domains/plan-files/pages/import-page.tsx'
import { ReturnPage } from '#app/domains/plan-files/pages/return-page.tsx'
import { type FormValues, keyedValues } from '#app/http/form-values.server.ts'
import { ctgIds, formAction, intent, type RouteArgs, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params, searchParams }) => {
  const { ctgId, importId } = ctgIds(params, 'importId')
  return getImportPage(context, ctgId, importId, readShownCells(searchParams))
})

/** `taken.<sheet>`, `whole.<sheet>`, `header.<sheet>` and `column.<sheet>-<column>` of the page of columns, as the command takes them. */
async function readColumnChoices(_args: RouteArgs, form: FormData): Promise<FormValues> {
  return {
    takenSheets: keyedValues(form, 'taken').map(({ key }) => key),
    readWhole: keyedValues(form, 'whole').map(({ key }) => key),
    headers: keyedValues(form, 'header').map(({ key, text }) => `${key}.${text.trim()}`),
    values: keyedValues(form, 'value').map(({ text }) => text),
    columns: keyedValues(form, 'column').map(({ key, text }) => `${key.replace('-', '.')}.${text}`),
  }
}

export const action = formAction({
  'set-mapping': intent(setImportMapping, { said: 'Aperçu mis à jour.', complete: readColumnChoices }),
  'apply-import': intent(applyImport, { said: 'Le plan est à jour.' }),
  'undo-import': intent(undoImport, { said: 'C’est défait.' }),
})

export default titled<Loaded<typeof loader>>(
  (page) => (page.kind === 'return' ? <ReturnPage {...page} /> : <ImportPage {...page} />),
  (page) => (page.kind === 'return' ? 'Retour du plan d’un tableur' : 'Reprendre des actions'),
)
