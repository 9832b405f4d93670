/** GET, POST /ctg/:ctgId/diagnostic/equipements/reprendre/:facilityImportId — what a list would change, applied, undone. */
import { applyImport } from '#app/domains/facilities/commands/apply-import.server.ts'
import { undoImport } from '#app/domains/facilities/commands/undo-import.server.ts'
import { facilitiesLabels } from '#app/domains/facilities/labels.fr.ts'
import { ImportPage } from '#app/domains/facilities/pages/import-page.tsx'
import { getImportPage } from '#app/domains/facilities/queries.server.ts'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getImportPage(context, ctgIds(params, 'facilityImportId')))

export const action = formAction({
  'apply-import': intent(applyImport, {
    said: 'Liste enregistrée.',
    done: ({ year }, { ctgId }) => `/ctg/${ctgId}/diagnostic/equipements?annee=${year}`,
  }),
  'undo-import': intent(undoImport, { said: 'Reprise annulée.' }),
})

export default titled<Loaded<typeof loader>>(ImportPage, facilitiesLabels.bring.previewTitle)
