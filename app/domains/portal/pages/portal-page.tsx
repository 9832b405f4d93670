/** The public page as its coordinations prepare it: what would be public, what stays inside and why, who publishes. Pure. */

import { parisDay } from '#app/kernel/calendar.ts'
import { formatCount, formatDay } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { Card, Columns, Page } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { incompleteActs } from '../exports/scdl.ts'
import { portalLabels as t } from '../labels.fr.ts'
import type { PortalPageData } from '../queries.server.ts'
import { DecisionsCard, DocumentsCard } from './chosen-cards.tsx'
import { HeldBackCard } from './held-back-card.tsx'
import { LegalCard } from './legal-form.tsx'
import { PublicationCard } from './publication-card.tsx'
import { SettingsCard } from './settings-card.tsx'

export const PortalPage = (page: PortalPageData) => (
  <Page
    title={t.title}
    lead={leadOf(page)}
    actions={
      page.isSetUp && (
        <>
          {page.isOn && (
            <LinkButton to={`/t/${page.address}`} isWholePage>
              Ouvrir la page publiée
            </LinkButton>
          )}
          <LinkButton to={`/ctg/${page.ctgId}/page-publique/apercu`} isWholePage look="primary">
            Voir l’aperçu
          </LinkButton>
        </>
      )
    }
  >
    {page.hasMovedSince && (
      <Notice>
        Le contenu de la CTG a changé depuis cette proposition. Ce qui serait publié est ce qui a été proposé ; pour
        publier la suite, retirez la proposition et proposez de nouveau.
      </Notice>
    )}
    <Columns
      main={
        <>
          {!page.isSetUp && page.mayWrite && <SettingsCard {...page} />}
          <ContentCard {...page} />
          <ChangesCard {...page} />
          {page.mayWrite && <HeldBackCard heldBack={page.heldBack} />}
          {page.isSetUp && page.mayWrite && (
            <>
              <DecisionsCard decisions={page.decisions} />
              <DocumentsCard documents={page.documents} />
            </>
          )}
        </>
      }
      aside={
        <>
          <PublicationCard {...page} />
          {page.isSetUp && page.mayWrite && (
            <>
              <SettingsCard {...page} />
              <LegalCard own={page.ownLegal} missing={page.missingLegal} />
            </>
          )}
        </>
      }
    />
  </Page>
)

function leadOf({ isSetUp, isOn, number, publishedAt, address, proposal, closedAt, closedBy }: PortalPageData): string {
  if (!isSetUp) return 'La page n’existe pas encore. Rien n’est public avant l’accord des deux coordinations.'
  if (proposal) return `Une publication proposée par ${t.side[proposal.side]} attend l’accord de l’autre coordination.`
  if (isOn && publishedAt)
    return `Publication n° ${number} du ${formatDay(parisDay(new Date(publishedAt)))}, à l’adresse /t/${address}.`
  return closedAt === null
    ? 'La page n’est pas publiée.'
    : `La page a été dépubliée le ${formatDay(parisDay(new Date(closedAt)))} par ${closedBy}.`
}

function ContentCard({ content, isFrozen }: PortalPageData) {
  const count = (all: readonly unknown[], one: string, many?: string) =>
    all.length === 0 ? 'aucun élément' : formatCount(all.length, one, many)
  const withNews = content.actions.filter(({ news }) => news !== null)
  return (
    <Card
      title={isFrozen ? 'Ce qui a été proposé' : 'Ce qui serait public aujourd’hui'}
      note="Une publication est figée : rien n’y change avant la suivante. L’aperçu montre la page entière."
    >
      <DescriptionList
        hasTwoColumns
        items={[
          { term: 'Priorités retenues', description: count(content.issues, 'priorité') },
          { term: 'Actions', description: count(content.actions, 'action') },
          { term: 'Dernières nouvelles', description: count(withNews, 'nouvelle') },
          { term: 'Objectifs', description: count(content.objectives, 'objectif') },
          { term: 'Lieux', description: count(content.places, 'lieu', 'lieux') },
          { term: 'Comités de pilotage', description: count(content.meetings, 'réunion') },
          { term: 'Décisions', description: count(content.decisions, 'décision') },
          { term: 'Documents', description: count(content.documents, 'document') },
          { term: 'Délibérations', description: actWords(content.acts) },
        ]}
      />
    </Card>
  )
}

/** Those that the open data leave out are said: what misses is in the sheet of the party. */
function actWords(acts: PortalPageData['content']['acts']): string {
  const left = incompleteActs(acts)
  const all = acts.length === 0 ? 'aucun élément' : formatCount(acts.length, 'délibération')
  return left === 0
    ? all
    : `${all}, dont ${left} sans numéro ou sans SIRET, ${left < 2 ? 'absente' : 'absentes'} des données ouvertes`
}

const ChangesCard = ({ changes, hasPublished }: PortalPageData) =>
  hasPublished && (
    <Card title="Ce qui change depuis la dernière publication">
      {changes.length === 0 ? (
        <p>Rien n’a changé.</p>
      ) : (
        <ul>
          {changes.map((change) => (
            <li key={t.change(change)}>{t.change(change)}</li>
          ))}
        </ul>
      )}
    </Card>
  )
