/** Which software reads this CTG and is told of its changes; the coordination opens, tries and closes. */
import { CtgTabs } from '#app/domains/ctg/pages/ctg-tabs.tsx'
import { Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { apiLabels as t } from '../labels.fr.ts'
import type { LinkedSoftwareData } from '../queries.server.ts'
import { TokensCard } from './tokens-card.tsx'
import { WebhooksCard } from './webhooks-card.tsx'

type Props = LinkedSoftwareData & {
  /** A token or a secret just made: the only time it is shown. */
  readonly shown:
    | { readonly kind: 'token'; readonly token: string }
    | { readonly kind: 'secret'; readonly webhookId: string; readonly secret: string }
    | null
}

export const LinkedSoftwarePage = ({ shown, ...page }: Props) => (
  <Page title={t.title} lead={t.lead}>
    <CtgTabs ctgId={page.ctgId} />
    <TokensCard {...page} shownToken={shown?.kind === 'token' ? shown.token : null} />
    <WebhooksCard {...page} shown={shown?.kind === 'secret' ? shown : null} />
    <p>
      <Link to="/api">{t.documentation}</Link>
    </p>
  </Page>
)
