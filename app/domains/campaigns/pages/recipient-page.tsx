/** One of those a campaign asks: his actions and their answers, what was sent to him, his links, and what one may do for him. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { followupLabels } from '#app/domains/followup/labels.fr.ts'
import { dayIn } from '#app/kernel/calendar.ts'
import { formatInstant, formatShortDate, formatShortDay } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card, Columns, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { otherChannels } from '../campaigns.ts'
import { campaignLabels as t } from '../labels.fr.ts'
import type { RecipientPageData } from '../queries.server.ts'

export function RecipientPage(data: RecipientPageData) {
  const { ctgId, campaignId, campaign, person, mayRun, isCoordinator } = data
  const campaigns = `/ctg/${ctgId}/suivi/campagnes`
  return (
    <Page
      crumbs={[
        crumbs.followup(ctgId),
        { label: t.campaigns, to: campaigns },
        { label: campaign.name, to: `${campaigns}/${campaignId}` },
      ]}
      title={person.name}
      lead={
        <>
          <Chip tone={t.tone[person.state]}>{t.state[person.state]}</Chip>{' '}
          {isCoordinator && (person.email || 'sans adresse connue')}
        </>
      }
    >
      <Columns
        isBalanced
        main={<ActionsCard {...data} />}
        aside={
          <>
            {mayRun && <ActsCard {...data} />}
            <SentCard {...data} />
          </>
        }
      />
    </Page>
  )
}

const ActionsCard = ({ ctgId, campaignId, person, mayRun }: RecipientPageData) => (
  <Card title="Ses actions">
    <DataTable
      rows={person.actions}
      columns={[
        {
          header: 'Action',
          cell: ({ id, code, title }) => (
            <Link to={`/ctg/${ctgId}/actions/${id}`}>
              {code} {title}
            </Link>
          ),
        },
        {
          header: 'Réponse',
          cell: ({ reportId, reportedOn, enteredBy, enteredFor }) =>
            reportId && reportedOn ? (
              <Link to={`/ctg/${ctgId}/suivi/${reportId}`}>
                <OrdinalText text={followupLabels.enteredBy(enteredBy ?? '', reportedOn, enteredFor ?? '')} />
              </Link>
            ) : (
              'attendue'
            ),
        },
        {
          header: 'Saisir sa réponse',
          isHeaderHidden: true,
          cell: ({ id, title, reportId }) =>
            mayRun &&
            reportId === null && (
              <LinkButton
                to={`/ctg/${ctgId}/actions/${id}/point?pour=${encodeURIComponent(person.name)}&campagne=${campaignId}`}
                isSmall
                label={`Saisir sa réponse : ${title}`}
              >
                Saisir sa réponse
              </LinkButton>
            ),
        },
      ]}
    />
  </Card>
)

function ActsCard({ ctgId, campaignId, recipientId, person, refusalToRenew, hasLiveLink }: RecipientPageData) {
  return (
    <Card title="Agir" content="tight">
      {refusalToRenew === undefined && (
        <CommandForm intent="renew-link">
          <SubmitButton look="plain" sendingLabel="Envoi…">
            {hasLiveLink ? 'Renvoyer le lien' : 'Envoyer un lien'}
          </SubmitButton>
          <p className="muted small">Un nouveau lien part par courriel ; le précédent ne s’ouvre plus.</p>
        </CommandForm>
      )}
      {hasLiveLink && (
        <CommandForm intent="revoke-link">
          <SubmitButton look="danger">Révoquer le lien</SubmitButton>
        </CommandForm>
      )}
      {otherChannels
        .filter((channel) => channel !== person.channel && person.answeredAt === null)
        .map((channel) => (
          <CommandForm key={channel} intent="ask-otherwise" about={{ channel }}>
            <SubmitButton look="plain">
              {channel === 'phone' ? 'Répond par téléphone' : 'Répond sur papier'}
            </SubmitButton>
          </CommandForm>
        ))}
      <div>
        <LinkButton
          to={`/ctg/${ctgId}/suivi/campagnes/${campaignId}/formulaires.pdf?personne=${recipientId}`}
          isDownload
        >
          Formulaire papier (PDF)
        </LinkButton>
      </div>
    </Card>
  )
}

function SentCard(data: RecipientPageData) {
  const { person, links, timeZone } = data
  const dayOf = (at: string | Date) => dayIn(timeZone, new Date(at))
  return (
    <Card title="Courriels et liens">
      {person.mails.length === 0 && (
        <p className="muted">Aucun courriel : {t.channel[person.channel].toLowerCase()}.</p>
      )}
      <Timeline
        label="Courriels"
        items={person.mails.map(({ kind, round, askedAt, writtenAt, sentAt, failure }) => ({
          key: `${kind}-${round}`,
          date: { text: <OrdinalText text={formatShortDate(dayOf(askedAt), 'day')} />, dateTime: dayOf(askedAt) },
          title: t.mail[kind],
          note: failure
            ? 'refusée : l’adresse n’existe pas ou n’accepte pas ce courriel'
            : sentAt
              ? `partie le ${formatInstant(new Date(sentAt))}`
              : writtenAt
                ? 'écrite'
                : 'part dans les dix minutes',
        }))}
      />
      {links.length > 0 && <LinksTable {...data} />}
    </Card>
  )
}

const LinksTable = ({ person, links, timeZone, mayRun }: RecipientPageData) => (
  <DataTable
    caption="Liens personnels"
    isCaptionHidden={false}
    rows={links}
    columns={[
      {
        header: 'Détenteur',
        cell: ({ holderName, holderEmail, forwardedFrom }) =>
          forwardedFrom === null ? (
            holderName
          ) : (
            <>
              {holderName}{' '}
              <span className="muted small">
                {holderEmail}, lien transmis par{' '}
                {links.find(({ id }) => id === forwardedFrom)?.holderName ?? person.name}
              </span>
            </>
          ),
      },
      { header: 'Lien', cell: ({ state }) => t.link[state] },
      {
        header: 'Ouvert la première fois',
        isNote: true,
        cell: ({ openedAt }) => (openedAt ? formatShortDay(dayIn(timeZone, new Date(openedAt))) : 'jamais'),
      },
      {
        header: 'Révoquer',
        isHeaderHidden: true,
        cell: ({ id, holderName, holderEmail, forwardedFrom, state }) =>
          mayRun &&
          state === 'open' && (
            // Two links may bear one name: the address identifies the one that was passed on.
            <RevokeLink linkId={id} holder={forwardedFrom === null ? holderName : `${holderName}, ${holderEmail}`} />
          ),
      },
    ]}
  />
)

const RevokeLink = ({ linkId, holder }: { readonly linkId: string; readonly holder: string }) => (
  <CommandForm intent="revoke-one-link" isInline about={{ linkId }}>
    <SubmitButton look="plain" isSmall label={`Révoquer ce lien : ${holder}`}>
      Révoquer ce lien
    </SubmitButton>
  </CommandForm>
)
