/** The document around every page. */
import { use } from 'react'
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useLoaderData } from 'react-router'
import { publicRoute } from './http/route.server.ts'
import { readSaid } from './http/said-cookie.server.ts'
import { NonceContext } from './shell/nonce.tsx'
import { RefusalPage } from './shell/refusal-page.tsx'
import './ui/base.css'

export const loader = publicRoute(async ({ surroundings, request }) => ({
  requestId: surroundings.requestId,
  isDemo: surroundings.instance.isDemo,
  said: readSaid(request) ?? null,
  person: surroundings.actor
    ? { name: surroundings.actor.name, isPlatformAdministrator: surroundings.actor.isPlatformAdministrator }
    : null,
}))

export function Layout({ children }: { readonly children: React.ReactNode }) {
  const nonce = use(NonceContext)
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
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
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
