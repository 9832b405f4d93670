/** GET, POST /ctg/:ctgId/diagnostic/:themeId — one theme of the diagnosis. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { addTestimony } from '#app/domains/diagnosis/commands/add-testimony.server.ts'
import { askReading } from '#app/domains/diagnosis/commands/ask-reading.server.ts'
import { removeTestimony } from '#app/domains/diagnosis/commands/remove-testimony.server.ts'
import { writeReading } from '#app/domains/diagnosis/commands/write-reading.server.ts'
import { ThemePage } from '#app/domains/diagnosis/pages/theme-page.tsx'
import { getThemePage } from '#app/domains/diagnosis/queries.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'

const path = z.object({ ctgId: z.uuid(), themeId: z.uuid() })

export const loader = route(({ context, params }) => getThemePage(context, path.parse(params)))

export const action = formAction({
  'write-reading': intent(writeReading, { said: 'Lecture enregistrée.' }),
  'ask-reading': intent(askReading, { said: 'Lecture demandée.' }),
  'add-testimony': intent(addTestimony, { said: 'Témoignage ajouté.' }),
  'remove-testimony': intent(removeTestimony, { said: 'Témoignage retiré.' }),
})

export { shouldRevalidate } from '#app/http/revalidation.ts'

export default function ThemeRoute() {
  const page = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${page.theme.name} – Trame`}</title>
      <ThemePage {...page} />
    </>
  )
}
