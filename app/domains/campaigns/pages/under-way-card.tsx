/** On the page of follow-up: campaigns that still ask, or the way to ask. */

import { formatShortDay } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { campaignLabels as t } from '../labels.fr.ts'
import type { CampaignsUnderWay } from '../queries.server.ts'

type Props = {
  readonly ctgId: string
  readonly today: string
  readonly campaigns: CampaignsUnderWay
  readonly mayRun: boolean
  readonly hasEnded: boolean
}

export const UnderWayCard = ({ ctgId, today, campaigns, mayRun, hasEnded }: Props) => (
  <Card title="Campagnes" aside={<Link to={`/ctg/${ctgId}/suivi/campagnes`}>Voir toutes les campagnes</Link>}>
    {campaigns.length === 0 ? (
      <>
        <p>
          {hasEnded
            ? 'Aucune campagne n’est en cours.'
            : 'Un courriel et un lien par pilote, cinq questions par action, des relances à qui n’a pas répondu.'}
        </p>
        {mayRun && (
          <div>
            <LinkButton to={`/ctg/${ctgId}/suivi/campagnes/nouvelle`}>Demander où en sont les actions</LinkButton>
          </div>
        )}
      </>
    ) : (
      <ul className="plain-list">
        {campaigns.map(({ id, name, answeredCount, askedCount, closesOn }) => (
          <li key={id}>
            <Link to={`/ctg/${ctgId}/suivi/campagnes/${id}`}>{name}</Link>
            <br />
            <span className="muted small">
              <OrdinalText
                text={`Jusqu’au ${formatShortDay(closesOn, today)} : ${t.answers(answeredCount, askedCount).toLowerCase()}`}
              />
            </span>
          </li>
        ))}
      </ul>
    )}
  </Card>
)
