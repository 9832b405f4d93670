/** GET, POST /ctg/:ctgId/decisions/:decisionId — one decision and what became of it. */
import { z } from 'zod'
import { listCorrectivesAbout } from '#app/domains/followup/corrective-queries.server.ts'
import { CorrectivesAboutCard } from '#app/domains/followup/pages/correctives-about.tsx'
import { tieDecision } from '#app/domains/journey/commands/tie-decision.server.ts'
import { untieDecision } from '#app/domains/journey/commands/untie-decision.server.ts'
import { DecisionAbout } from '#app/domains/journey/pages/decision-about.tsx'
import { confirmDespite } from '#app/domains/meetings/decisions/commands/confirm-despite.server.ts'
import { correctPositions } from '#app/domains/meetings/decisions/commands/correct-positions.server.ts'
import { updateDecision } from '#app/domains/meetings/decisions/commands/update-decision.server.ts'
import { DecisionPage } from '#app/domains/meetings/decisions/pages/decision-page.tsx'
import { DecisionsAboutCard } from '#app/domains/meetings/decisions/pages/decisions-about.tsx'
import { getDecisionPage } from '#app/domains/meetings/decisions/queries.server.ts'
import { listDecisionsAbout } from '#app/domains/meetings/decisions/register-queries.server.ts'
import { decisionReference } from '#app/domains/meetings/meetings.ts'
import { formRows } from '#app/http/form-values.server.ts'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { listThingsOfDecisions, searchThings } from '#app/things/find-things.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

const searched = z.string().trim().max(100).catch('')

export { shouldRevalidate } from '#app/http/revalidation.ts'

export const loader = route(async ({ context, params, searchParams }) => {
  const key = ctgIds(params, 'decisionId')
  const words = searched.parse(searchParams.get('objet'))
  return {
    page: await getDecisionPage(context, key),
    things: await listThingsOfDecisions(context, key.ctgId, [key.decisionId]),
    search: { words, found: (await searchThings(context, key.ctgId, words)).filter(({ id }) => id !== key.decisionId) },
    later: await listDecisionsAbout(context, { ctgId: key.ctgId, type: 'decision', id: key.decisionId }),
    correctives: await listCorrectivesAbout(context, key),
  }
})

export const action = formAction({
  'update-decision': intent(updateDecision, { said: 'Suite de la décision enregistrée.' }),
  'correct-positions': intent(correctPositions, {
    said: 'Positions enregistrées.',
    complete: async (_args, form) => ({ positions: formRows(form, ['position', 'comment']) }),
  }),
  'tie-decision': intent(tieDecision, { said: 'Objet relié à la décision.' }),
  'untie-decision': intent(untieDecision, { said: 'Objet détaché de la décision.' }),
  'confirm-despite': intent(confirmDespite, { said: 'Décision confirmée pour votre partie.' }),
})

export default titled<Loaded<typeof loader>>(
  ({ page, things, search, later, correctives }) => (
    <DecisionPage
      {...page}
      about={
        <DecisionAbout
          {...{ things, search }}
          ctgId={page.ctgId}
          milestones={page.milestones}
          mayTie={page.may.update}
        />
      }
      followed={
        <>
          <DecisionsAboutCard ctgId={page.ctgId} decisions={later} />
          <CorrectivesAboutCard
            {...correctives}
            query={`decision=${page.decision.id}`}
            open="Ouvrir une action corrective à partir de cette décision"
          />
        </>
      }
    />
  ),
  ({ page }) => `Décision ${decisionReference(page.decision)}`,
)
