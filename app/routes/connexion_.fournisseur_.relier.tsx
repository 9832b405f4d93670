/** GET, POST /connexion/fournisseur/relier — an identity tied to an account by whoever holds both. */
import { data, useActionData, useLoaderData } from 'react-router'
import { askLink } from '#app/domains/accounts/commands/ask-link.server.ts'
import { identityWords } from '#app/domains/accounts/identity-labels.fr.ts'
import { TiePage, type TieState, tieTitle } from '#app/domains/accounts/pages/tie-page.tsx'
import { confirmTie } from '#app/domains/accounts/provider/tie-identity.server.ts'
import { readForm } from '#app/http/form-values.server.ts'
import { readTie, requireProvider, tiePath, tieSecret } from '#app/http/provider-door.server.ts'
import type { RequestContext } from '#app/http/request-context.server.ts'
import { publicRoute, refusalOf } from '#app/http/route.server.ts'
import { saidCookie } from '#app/http/said-cookie.server.ts'
import { redirectWithCookies } from '#app/http/sign-in.server.ts'
import { mostVisitorBytes } from '#app/kernel/sending.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

export const loader = publicRoute(async ({ surroundings, request }) => {
  const { name } = requireProvider(surroundings)
  return { provider: name, state: stateOf(surroundings, await readTie(surroundings, request)) }
})

function stateOf({ actor }: RequestContext, tie: Awaited<ReturnType<typeof readTie>>): TieState {
  if (!tie) return { kind: 'gone' }
  if (!actor) return { kind: 'show', email: tie.person.email }
  if (actor.personId !== tie.person.id) return { kind: 'other', email: tie.person.email }
  return { kind: 'confirm', personName: actor.name, identityName: `${tie.identity.name}, ${tie.identity.email}` }
}

export const action = publicRoute(async ({ surroundings, request }) => {
  const { name } = requireProvider(surroundings)
  const { instance, actor, clientAddress } = surroundings
  const form = await readForm(request, mostVisitorBytes)
  const at = new Date()
  try {
    if (form.get('intent') === 'tie' && actor) {
      await confirmTie({ db: instance.db, actor, at }, tieSecret(request))
      return redirectWithCookies([saidCookie(identityWords.tied(name))], '/compte#entrer')
    }
    const tie = await readTie(surroundings, request)
    if (tie) {
      const { db, config } = instance
      const linkRequest = { kind: 'sign-in', email: tie.person.email, back: tiePath, clientAddress } as const
      await askLink({ db, at, secret: config.secret }, linkRequest)
    }
    return data({ tone: 'info' as const, sentence: tie ? identityWords.tieSent : identityWords.tieGone })
  } catch (error) {
    const { sentence, status } = refusalOf(error)
    return data({ tone: 'bad' as const, sentence }, { status })
  }
})

export default function TieRoute() {
  const page = useLoaderData<typeof loader>()
  return (
    <>
      <PageTitle>{tieTitle(page.state, page.provider)}</PageTitle>
      <TiePage {...page} answer={useActionData<typeof action>()} />
    </>
  )
}
