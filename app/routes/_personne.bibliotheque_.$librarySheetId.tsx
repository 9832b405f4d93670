/** GET, POST /bibliotheque/:librarySheetId — one sheet of the library, and « S’en inspirer ». */
import { z } from 'zod'
import { copySheet } from '#app/domains/library/commands/copy-sheet.server.ts'
import { LibrarySheetPage } from '#app/domains/library/pages/library-sheet-page.tsx'
import { getLibrarySheetPage } from '#app/domains/library/queries.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

const path = z.object({ librarySheetId: z.uuid() })

export const loader = route(({ context, params }) => getLibrarySheetPage(context, path.parse(params).librarySheetId))

export const action = formAction({
  'copy-sheet': intent(copySheet, {
    said: 'Fiche ajoutée à votre plan, proposée : complétez-la avec vos partenaires.',
    done: ({ ctgId, actionId }) => `/ctg/${ctgId}/actions/${actionId}`,
  }),
})

export default titled<Loaded<typeof loader>>(LibrarySheetPage, (data) => data.sheet.title)
