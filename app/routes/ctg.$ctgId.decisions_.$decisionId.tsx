/** GET, POST /ctg/:ctgId/decisions/:decisionId — one decision and what became of it. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { listCorrectivesAbout } from '#app/domains/followup/corrective-queries.server.ts'
import { CorrectivesAboutCard } from '#app/domains/followup/pages/correctives-about.tsx'
import { confirmDespite } from '#app/domains/governance/commands/confirm-despite.server.ts'
import { updateDecision } from '#app/domains/governance/commands/update-decision.server.ts'
import { getDecisionPage } from '#app/domains/governance/decision-queries.server.ts'
import { decisionReference } from '#app/domains/governance/governance.ts'
import { DecisionPage } from '#app/domains/governance/pages/decision-page.tsx'
import { listDecisionSubjects } from '#app/domains/journey/decision-queries.server.ts'
import { DecisionAbout } from '#app/domains/journey/pages/decision-about.tsx'
import { formAction, intent, route } from '#app/http/route.server.ts'

const path = z.object({ ctgId: z.uuid(), decisionId: z.uuid() })

export { shouldRevalidate } from '#app/http/revalidation.ts'

export const loader = route(async ({ context, params }) => {
  const key = path.parse(params)
  return {
    page: await getDecisionPage(context, key),
    subjects: await listDecisionSubjects(context, key),
    correctives: await listCorrectivesAbout(context, key),
  }
})

export const action = formAction({
  'update-decision': intent(updateDecision, { said: 'Suite de la décision enregistrée.' }),
  'confirm-despite': intent(confirmDespite, { said: 'Décision confirmée pour votre partie.' }),
})

export default function DecisionRoute() {
  const { page, subjects, correctives } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`Décision ${decisionReference(page.decision)} – Trame`}</title>
      <DecisionPage
        {...page}
        about={<DecisionAbout ctgId={page.ctgId} subjects={subjects} milestones={page.milestones} />}
        followed={
          <CorrectivesAboutCard
            {...correctives}
            query={`decision=${page.decision.id}`}
            open="Ouvrir une action corrective à partir de cette décision"
          />
        }
      />
    </>
  )
}
