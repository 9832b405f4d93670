/** The document around every page. */
import { use } from 'react'
import { data, Links, Meta, Outlet, Scripts, ScrollRestoration, useLoaderData, useMatches } from 'react-router'
import { formNumber } from './http/form-number.server.ts'
import { publicRoute } from './http/route.server.ts'
import { forgetSaid, readSaid } from './http/said-cookie.server.ts'
import { shownMessages } from './http/shown-messages.server.ts'
import { tellSight } from './http/tell-sight.server.ts'
import { textAlone } from './http/text-alone.ts'
import { NonceContext } from './shell/nonce.tsx'
import { RefusalPage } from './shell/refusal-page.tsx'
import type { RootData } from './ui/root-data.tsx'
import { WaitingForNetwork } from './ui/waiting.tsx'
import './ui/base.css'

export { clientMiddleware } from './ui/keep-words.tsx'
export const middleware = [tellSight]

export const loader = publicRoute(async ({ surroundings, request }) => {
  const said = readSaid(request) ?? null
  const { actor, instance, requestId } = surroundings
  const messages = await shownMessages(surroundings, request)
  return data(
    {
      requestId,
      formNumber: formNumber(requestId, actor?.personId),
      isDemo: instance.isDemo,
      said,
      messages,
      person: actor
        ? { id: actor.personId, name: actor.name, isPlatformAdministrator: actor.isPlatformAdministrator }
        : null,
    } satisfies RootData,
    said === null ? {} : { headers: { 'set-cookie': forgetSaid } },
  )
})

/** A page with nothing but a text to read is sent without any script; reached from another page, it is one of those the browser shows. */
const isTextAlone = (matches: ReturnType<typeof useMatches>): boolean =>
  typeof document === 'undefined' && matches.some(({ handle }) => handle === textAlone)

export function Layout({ children }: { readonly children: React.ReactNode }) {
  const nonce = use(NonceContext)
  const hasScripts = !isTextAlone(useMatches())
  return (
    <html lang="fr">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        {hasScripts && (
          <>
            <WaitingForNetwork />
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        )}
      </body>
    </html>
  )
}

export default function Root() {
  useLoaderData<typeof loader>()
  return <Outlet />
}

export function ErrorBoundary() {
  return <RefusalPage />
}
