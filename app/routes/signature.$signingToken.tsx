/** GET, POST /signature/:signingToken — signing in Trame by a personal link, without account. Rules: docs/rules/signing.md §3. */
import { useLoaderData, useParams } from 'react-router'
import { signByLink } from '#app/domains/journey/commands/sign-by-link.server.ts'
import { sendCodeByLink } from '#app/domains/signing/commands/send-code-by-link.server.ts'
import { type FoundSigningLink, signingDoor } from '#app/domains/signing/door.server.ts'
import { getSigningLink } from '#app/domains/signing/links.server.ts'
import { SignPage } from '#app/domains/signing/pages/sign-page.tsx'
import { signingPath } from '#app/domains/signing/signing-address.ts'
import { doorAction, doorIntent, doorRoute, type Opened } from '#app/http/door.server.ts'
import {
  isSigningOpen,
  limitingLinkCodes,
  needByLink,
  newSigningCode,
  requireNothingMore,
  typedCode,
} from '#app/http/signing.server.ts'
import { doorLimits } from '#app/kernel/door.ts'
import { LinkFrame } from '#app/shell/link-frame.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'

export { ClosedDoorPage as ErrorBoundary } from '#app/shell/link-frame.tsx'

export const loader = doorRoute(signingDoor, async ({ found, db, at, surroundings }) => ({
  link: await getSigningLink(db, found, at, isSigningOpen(surroundings)),
  need: needByLink(surroundings),
}))

const done = ({ secret }: { readonly secret: string }) => signingPath(secret)

const sign = doorIntent(signByLink, {
  limit: doorLimits.send,
  said: 'Signature enregistrée. Merci !',
  done,
  complete: async ({ surroundings, found }: Opened<FoundSigningLink>, form) =>
    typedCode(surroundings, found.linkId, form),
})

export const action = doorAction(signingDoor, {
  'send-code-by-link': doorIntent(sendCodeByLink, {
    limit: doorLimits.send,
    said: 'Code envoyé : il arrive dans une minute.',
    done,
    complete: async ({ surroundings, found }) => newSigningCode(surroundings, found.linkId),
  }),
  'sign-by-link': {
    ...sign,
    async run(opened, holder, form) {
      requireNothingMore(needByLink(opened.surroundings))
      return limitingLinkCodes(opened.db, holder.linkId, opened.at, () => sign.run(opened, holder, form))
    },
  },
})

export default function SigningRoute() {
  const { link, need } = useLoaderData<typeof loader>()
  const to = signingPath(useParams().signingToken ?? '')
  return (
    <LinkFrame homeTo={to}>
      <PageTitle>Signer la convention</PageTitle>
      <SignPage
        link={link}
        need={need}
        accountTo={`/ctg/${link.ctgId}/convention/signer?lien=${link.linkId}`}
        fileTo={`${to}/texte.pdf`}
        intents={{ sendCode: 'send-code-by-link', sign: 'sign-by-link' }}
      />
    </LinkFrame>
  )
}
