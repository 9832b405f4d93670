/** Around the pages behind a personal link, and what they show when the link opens nothing. */
import type { ReactNode } from 'react'
import { isRouteErrorResponse, useRouteError, useRouteLoaderData } from 'react-router'
import { type LinkRefusal, linkRefusals } from '#app/domains/campaigns/link/link.ts'
import { ClosedLinkPage } from '#app/domains/campaigns/link/pages/closed-link-page.tsx'
import { PlainFrame } from '#app/ui/app-frame.tsx'
import { frameFooter } from './footer.tsx'
import { frameLabels as t } from './frame-labels.fr.ts'
import { RefusalPage } from './refusal-page.tsx'

export function LinkFrame({ homeTo, children }: { readonly homeTo: string; readonly children: ReactNode }) {
  const isDemo = useRouteLoaderData<{ readonly isDemo: boolean }>('root')?.isDemo === true
  return (
    <PlainFrame homeTo={homeTo} {...(isDemo && { ribbon: t.ribbon })} footer={frameFooter}>
      {children}
    </PlainFrame>
  )
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** Which of our own refusals this is; undefined for any other error. */
function closedLinkOf(error: unknown) {
  const told: unknown = isRouteErrorResponse(error) ? error.data : undefined
  if (!isRecord(told)) return
  const link: LinkRefusal | undefined = linkRefusals.find((known) => known === told.link)
  if (!link) return
  const { lastDay, contact } = told
  return {
    link,
    lastDay: typeof lastDay === 'string' ? lastDay : undefined,
    contact:
      isRecord(contact) && typeof contact.name === 'string' && typeof contact.email === 'string'
        ? { name: contact.name, email: contact.email }
        : undefined,
  }
}

/** The `ErrorBoundary` of these pages. */
export function LinkRefusalPage() {
  const closed = closedLinkOf(useRouteError())
  if (!closed) return <RefusalPage />
  return (
    <LinkFrame homeTo="/">
      <title>Lien personnel – Trame</title>
      <ClosedLinkPage {...closed} />
    </LinkFrame>
  )
}
