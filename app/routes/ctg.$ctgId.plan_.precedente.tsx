/** GET, POST /ctg/:ctgId/plan/precedente?action=&avec=&apercu= — actions of the CTG before that go on in this one. */
import { readCarryChoice } from '#app/domains/renewal/carry.ts'
import { carryActions } from '#app/domains/renewal/commands/carry-actions.server.ts'
import { takeBackActions } from '#app/domains/renewal/commands/take-back-actions.server.ts'
import { carryLabels } from '#app/domains/renewal/labels.fr.ts'
import { CarryPage } from '#app/domains/renewal/pages/carry-page.tsx'
import { getCarryPage } from '#app/domains/renewal/queries.server.ts'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params, searchParams }) =>
  getCarryPage(context, {
    ctgId: ctgPath.parse(params).ctgId,
    choice: readCarryChoice(searchParams),
  }),
)

export const action = formAction({
  'carry-actions': intent(carryActions, {
    said: carryLabels.said,
    done: (_answer, { ctgId }) => `/ctg/${ctgId}/plan/arbre`,
  }),
  'take-back-actions': intent(takeBackActions, { said: carryLabels.takenBackSaid }),
})

export default titled<Loaded<typeof loader>>(CarryPage, 'Reconduire des actions')
