/** GET, POST /ctg/:ctgId/diagnostic/:themeId — one theme of the diagnosis. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { addTestimony } from '#app/domains/diagnosis/commands/add-testimony.server.ts'
import { askReading } from '#app/domains/diagnosis/commands/ask-reading.server.ts'
import { removeTestimony } from '#app/domains/diagnosis/commands/remove-testimony.server.ts'
import { startReading } from '#app/domains/diagnosis/commands/start-reading.server.ts'
import { writeReading } from '#app/domains/diagnosis/commands/write-reading.server.ts'
import { ThemePage } from '#app/domains/diagnosis/pages/theme-page.tsx'
import { getThemePage } from '#app/domains/diagnosis/queries.server.ts'
import { DecisionsAboutCard } from '#app/domains/meetings/decisions/pages/decisions-about.tsx'
import { listDecisionsAbout } from '#app/domains/meetings/decisions/register-queries.server.ts'
import { referencesAsked } from '#app/http/references-asked.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { Stack } from '#app/ui/layout.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid(), themeId: z.uuid() })

export const loader = route(async ({ context, params, request }) => {
  const key = path.parse(params)
  const page = await getThemePage(context, { ...key, references: referencesAsked(request) })
  return { page, decisions: await listDecisionsAbout(context, { ctgId: key.ctgId, type: 'theme', id: key.themeId }) }
})

export const action = formAction({
  'write-reading': intent(writeReading, { said: 'Lecture enregistrée.' }),
  'start-reading': intent(startReading, {
    done: ({ readingId }, { ctgId, themeId }) => `/ctg/${ctgId}/diagnostic/${themeId}?ecrire=${readingId}`,
  }),
  'ask-reading': intent(askReading, { said: 'Lecture demandée.' }),
  'add-testimony': intent(addTestimony, { said: 'Témoignage ajouté.' }),
  'remove-testimony': intent(removeTestimony, { said: 'Témoignage retiré.' }),
})

export { shouldRevalidate } from '#app/http/revalidation.ts'

export default function ThemeRoute() {
  const { page, decisions } = useLoaderData<typeof loader>()
  return (
    <>
      <PageTitle>{page.theme.name}</PageTitle>
      <Stack>
        <ThemePage {...page} />
        <DecisionsAboutCard ctgId={page.ctgId} decisions={decisions} />
      </Stack>
    </>
  )
}
