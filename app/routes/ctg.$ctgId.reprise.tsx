/** GET, POST /ctg/:ctgId/reprise — the steps of taking up a CTG that runs already. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { fileSignedConvention } from '#app/domains/convention/commands/file-signed-convention.server.ts'
import { takeUpCopil } from '#app/domains/journey/commands/take-up-copil.server.ts'
import { TakeUpPage } from '#app/domains/journey/pages/take-up-page.tsx'
import { getTakeUpPage } from '#app/domains/journey/take-up-queries.server.ts'
import { startImport } from '#app/domains/plan-files/commands/start-import.server.ts'
import { readPlanSheets } from '#app/http/plan-sheets.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { onePdf } from '#app/http/uploads.server.ts'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params }) => getTakeUpPage(context, path.parse(params).ctgId))

export const action = formAction({
  'file-signed-convention': intent(fileSignedConvention, { said: 'Convention signée déposée.', upload: onePdf }),
  'take-up-copil': intent(takeUpCopil, { said: 'Comité de pilotage enregistré, avec ses décisions.' }),
  'start-import': intent(startImport, {
    upload: { most: 1, read: readPlanSheets },
    done: ({ importId }, { ctgId }) => `/ctg/${ctgId}/plan/reprise/${importId}`,
  }),
})

export default function TakeUpRoute() {
  const page = useLoaderData<typeof loader>()
  return (
    <>
      <title>{page.ctg.takenUpOn === null ? 'Reprendre un tableur – Trame' : 'Reprise de la CTG – Trame'}</title>
      <TakeUpPage {...page} />
    </>
  )
}
