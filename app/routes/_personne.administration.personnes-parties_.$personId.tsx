/** GET, POST /administration/personnes-parties/:personId — what would become of one person; reducing her at once. */
import { z } from 'zod'
import { reducePerson } from '#app/domains/privacy/commands/reduce-person.server.ts'
import { privacyLabels } from '#app/domains/privacy/labels.fr.ts'
import { DepartedPersonPage } from '#app/domains/privacy/pages/departed-person-page.tsx'
import { getDepartedPerson } from '#app/domains/privacy/queries.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

const path = z.object({ personId: z.uuid() })

export const loader = route(({ context, params }) => getDepartedPerson(context, path.parse(params).personId))

export const action = formAction({
  'reduce-person': intent(reducePerson, { said: privacyLabels.departed.asked }),
})

export default titled<Loaded<typeof loader>>(DepartedPersonPage, privacyLabels.departed.title)
