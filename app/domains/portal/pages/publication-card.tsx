/** Who proposed, who confirms; what may be done now, and why not otherwise. Pure. Rules: docs/rules/portal.md §4. */
import { parisDay } from '#app/kernel/calendar.ts'
import { formatDay } from '#app/kernel/format.ts'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card } from '#app/ui/layout.tsx'
import { portalRefusals, portalLabels as t } from '../labels.fr.ts'
import type { PortalPageData } from '../queries.server.ts'

export const PublicationCard = (page: PortalPageData) => (
  <Card
    title="Publication"
    note="Une coordination propose, l’autre confirme. Chacune peut dépublier seule, tout de suite."
    content="tight"
  >
    <Published {...page} />
    {page.proposal ? <Waiting {...page} /> : page.mayWrite && <Propose {...page} />}
    {page.mayTakeBack && page.isOn && page.refusals.close === null && (
      <CommandForm intent="close-portal-page">
        <SubmitButton look="danger" sendingLabel="Dépublication…">
          Dépublier la page
        </SubmitButton>
      </CommandForm>
    )}
  </Card>
)

const Published = ({ isOn, number, publishedAt, shownProposedBy, confirmedBy }: PortalPageData) =>
  isOn && publishedAt ? (
    <p>
      Publication n° {number} du {formatDay(parisDay(new Date(publishedAt)))}, proposée par {shownProposedBy}, confirmée
      par {confirmedBy}.
    </p>
  ) : (
    <p>La page n’est pas publiée : son adresse répond qu’il n’y a rien.</p>
  )

const Propose = ({ refusals }: PortalPageData) =>
  refusals.propose === null ? (
    <CommandForm intent="propose-edition">
      <SubmitButton sendingLabel="Proposition…">Proposer cette publication</SubmitButton>
    </CommandForm>
  ) : (
    <p className="fine">{portalRefusals[`portal.${refusals.propose}`]}</p>
  )

const Waiting = ({ proposal, proposedBy, proposedAt, refusals, mayWrite }: PortalPageData) =>
  proposal && (
    <>
      <p>
        Proposée par {proposedBy} pour {t.side[proposal.side]}
        {proposedAt && `, le ${formatDay(parisDay(new Date(proposedAt)))}`}.
      </p>
      {mayWrite && refusals.confirm === null && (
        <CommandForm intent="confirm-edition" values={{ editionId: proposal.id }}>
          <SubmitButton sendingLabel="Publication…">Publier</SubmitButton>
        </CommandForm>
      )}
      {mayWrite && refusals.confirm !== null && <p className="fine">{portalRefusals[`portal.${refusals.confirm}`]}</p>}
      {mayWrite && (
        <CommandForm intent="withdraw-edition">
          <SubmitButton look="plain" sendingLabel="Retrait…">
            Retirer la proposition
          </SubmitButton>
        </CommandForm>
      )}
    </>
  )
