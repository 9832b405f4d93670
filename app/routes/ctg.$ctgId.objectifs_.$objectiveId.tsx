/** GET, POST /ctg/:ctgId/objectifs/:objectiveId — one objective, its measure and what its actions produce. */
import { chooseHypothesis } from '#app/domains/diagnosis/commands/choose-hypothesis.server.ts'
import { updateObjective } from '#app/domains/diagnosis/commands/update-objective.server.ts'
import { getObjectivePage } from '#app/domains/diagnosis/objective-queries.server.ts'
import { ObjectivePage } from '#app/domains/diagnosis/pages/objective-page.tsx'
import { listCorrectivesAbout } from '#app/domains/followup/corrective-queries.server.ts'
import { CorrectivesAboutCard } from '#app/domains/followup/pages/correctives-about.tsx'
import { DecisionsAboutCard } from '#app/domains/meetings/decisions/pages/decisions-about.tsx'
import { listDecisionsAbout } from '#app/domains/meetings/decisions/register-queries.server.ts'
import { getObjectiveActions } from '#app/domains/plan/objective-queries.server.ts'
import { ObjectiveActionsCard } from '#app/domains/plan/pages/objective-actions.tsx'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(async ({ context, params }) => {
  const key = ctgIds(params, 'objectiveId')
  const [page, production, correctives, decisions] = await Promise.all([
    getObjectivePage(context, key),
    getObjectiveActions(context, key),
    listCorrectivesAbout(context, key),
    listDecisionsAbout(context, { ctgId: key.ctgId, type: 'objective', id: key.objectiveId }),
  ])
  return { page, production, correctives, decisions }
})

export const action = formAction({
  'choose-hypothesis': intent(chooseHypothesis, { said: 'Hypothèse retenue.' }),
  'update-objective': intent(updateObjective, { said: 'Objectif enregistré.' }),
})

export { shouldRevalidate } from '#app/http/revalidation.ts'

export default titled<Loaded<typeof loader>>(
  ({ page, production, correctives, decisions }) => (
    <ObjectivePage
      {...page}
      code={production.code}
      production={<ObjectiveActionsCard {...production} />}
      followed={
        <>
          <CorrectivesAboutCard
            {...correctives}
            query={`objectif=${page.objective.id}`}
            open="Ouvrir une action corrective sur cet objectif"
          />
          <DecisionsAboutCard ctgId={page.ctgId} decisions={decisions} />
        </>
      }
    />
  ),
  ({ page }) => page.objective.title,
)
