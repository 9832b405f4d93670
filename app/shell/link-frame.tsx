/** Around the pages of people without account, and what they show when a door does not open. */
import type { ReactNode } from 'react'
import { isRouteErrorResponse, useRouteError } from 'react-router'
import type { ClosedDoor } from '#app/kernel/door.ts'
import { PlainFrame } from '#app/ui/app-frame.tsx'
import { Contact } from '#app/ui/contact.tsx'
import { Page } from '#app/ui/layout.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { useRootData } from '#app/ui/root-data.tsx'
import { frameLabels as t } from './frame-labels.fr.ts'
import { RefusalPage } from './refusal-page.tsx'

type LinkFrameProps = {
  readonly homeTo: string
  /** Whose page it is, and the links it owes, in place of ours. */
  readonly owner?: string
  readonly footer?: ReactNode
  readonly children: ReactNode
}

export function LinkFrame({ children, ...around }: LinkFrameProps) {
  const isDemo = useRootData()?.isDemo === true
  return (
    <PlainFrame {...around} {...(isDemo && { ribbon: t.ribbon, shortRibbon: t.shortRibbon })}>
      {children}
    </PlainFrame>
  )
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The closed page that the door sent; undefined for any other error. */
function closedDoorOf(error: unknown): ClosedDoor | undefined {
  const data: unknown = isRouteErrorResponse(error) ? error.data : undefined
  if (!isRecord(data) || !isRecord(data.closed)) return
  const { frame, title, sentence, contact } = data.closed
  return {
    ...{ frame: textOf(frame), title: textOf(title), sentence: textOf(sentence) },
    contact: isRecord(contact) ? { name: textOf(contact.name), email: textOf(contact.email) } : null,
  }
}

/** The `ErrorBoundary` of these pages: why nothing opens, and whom to ask when it did exist. */
export function ClosedDoorPage() {
  const closed = closedDoorOf(useRouteError())
  if (!closed) return <RefusalPage />
  const { frame, title, sentence, contact } = closed
  return (
    <LinkFrame homeTo="/">
      <PageTitle>{frame}</PageTitle>
      <Page title={<OrdinalText text={title} />}>
        <p>{sentence}</p>
        {contact && (
          <p>
            À qui demander : <Contact {...contact} />.
          </p>
        )}
      </Page>
    </LinkFrame>
  )
}
