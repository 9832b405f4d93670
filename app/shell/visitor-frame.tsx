/** Around what residents are given to fill: the name and the links of the public page they come from, and the way back to it. */
import type { ReactNode } from 'react'
import { accessibilityMention } from '#app/kernel/accessibility.fr.ts'
import { Link } from '#app/ui/link.tsx'
import { frameLabels as t } from './frame-labels.fr.ts'
import { LinkFrame } from './link-frame.tsx'

type Props = {
  /** Of the public page; null when it was taken down. */
  readonly address: string | null
  readonly ctgName: string
  readonly children: ReactNode
}

export const VisitorFrame = ({ address, ctgName, children }: Props) =>
  address === null ? (
    <LinkFrame homeTo="/">{children}</LinkFrame>
  ) : (
    <LinkFrame homeTo={`/t/${address}`} owner={ctgName} footer={<PublicLinks address={address} />}>
      {children}
    </LinkFrame>
  )

const PublicLinks = ({ address }: { readonly address: string }) => (
  <p>
    <Link to={`/t/${address}`} reloadDocument>
      {t.publicPage}
    </Link>{' '}
    ·{' '}
    <Link to={`/t/${address}/mentions-legales`} reloadDocument>
      {t.legalNotice}
    </Link>{' '}
    · <Link to="/accessibilite">{accessibilityMention}</Link> · <Link to="/plan-du-site">{t.siteMap}</Link> ·{' '}
    <Link to={`/t/${address}/vie-privee`} reloadDocument>
      {t.publicPrivacy}
    </Link>
  </p>
)
