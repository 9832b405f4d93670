/** GET, POST /connexion/second-facteur?retour= — who has entered shows a second factor, or activates the one she must have. */
import { redirect } from 'react-router'
import { doorWords } from '#app/domains/accounts/door-labels.fr.ts'
import { FactorPage } from '#app/domains/accounts/pages/factor-page.tsx'
import { SecondFactorCard } from '#app/domains/accounts/pages/second-factor-card.tsx'
import { getDoorFactor, getSecondFactor } from '#app/domains/accounts/queries.server.ts'
import { factorDoorIntents } from '#app/http/factor-door.server.ts'
import { awaitedAction, publicRoute } from '#app/http/route.server.ts'
import { returnOf } from '#app/http/sign-in.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = publicRoute(async ({ surroundings, request }) => {
  const { awaited, actor, instance, silence } = surroundings
  if (silence) throw silence
  if (actor) throw redirect(returnOf(request))
  if (!awaited) throw redirect('/connexion')
  const { db, config } = instance
  const context = { db, actor: awaited.actor, at: new Date() }
  const door = await getDoorFactor(context, config.secret)
  // What is shown to activate one is a secret: never to who has one already.
  const factor = door.kind === 'enrol' ? await getSecondFactor(context, config.secret, awaited.actor.name) : null
  return { name: awaited.actor.name, door, factor }
})

export const action = awaitedAction(factorDoorIntents)

export default titled<Loaded<typeof loader>>(
  ({ name, door, factor }) => (
    <FactorPage name={name} door={door} enrolment={factor && <SecondFactorCard factor={factor} shownCodes={[]} />} />
  ),
  ({ door }) => (door.kind === 'enrol' ? doorWords.enrolTitle : doorWords.title),
)
