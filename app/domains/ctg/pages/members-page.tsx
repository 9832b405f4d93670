/** Who carries this CTG: each party, its representative, what it expects and brings, its members. */
import { formatCount, formatDay } from '#app/kernel/format.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import { Avatar } from '#app/ui/avatar.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Chip, ChipList } from '#app/ui/chip.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { useRefused } from '#app/ui/form.tsx'
import { Card, Page, Row } from '#app/ui/layout.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { representativeWords, ctgLabels as t } from '../labels.fr.ts'
import { lacksCoordinator } from '../members.ts'
import type { MembersPageData } from '../page-queries.server.ts'
import { CtgTabs } from './ctg-tabs.tsx'
import { MailDomainsCard } from './mail-domains-card.tsx'
import { InviteForm, type Member, type Party } from './member-forms.tsx'
import { PartyForm } from './party-form.tsx'
import { type Unseated, UnseatedNote } from './unseated-note.tsx'

/** @param provider name of the identity provider of this instance; null without one, when no domain lets anybody in */
export function MembersPage({ provider, ...page }: MembersPageData & Unseated & { readonly provider: string | null }) {
  const { ctgId, parties, formerMembers, themes, mayEdit } = page
  const signatories = parties.filter(({ isSignatory }) => isSignatory)
  // Two folds of one group: the one whose form was refused must be the one that shows.
  const isPartyRefused = useRefused(['add-party'], undefined, undefined)
  const memberCount = parties.reduce((sum, { members }) => sum + members.length, 0)
  return (
    <Page
      title="Membres et parties"
      lead={`${formatCount(signatories.length, 'partie signataire', 'parties signataires')}, ${formatCount(parties.length - signatories.length, 'partie associée', 'parties associées')}, ${formatCount(memberCount, 'mandat')} en cours.`}
      actions={<LinkButton to={`/ctg/${ctgId}/passation`}>Fiche de passation</LinkButton>}
    >
      <CtgTabs ctgId={ctgId} />
      {mayEdit && (
        <Row>
          <Disclosure
            forms={{ intents: ['invite'] }}
            summary="Inviter une personne"
            look="button"
            group="add"
            id="inviter"
            isOpen={parties.some(lacksCoordinator) && !isPartyRefused}
          >
            <InviteForm parties={parties} themes={themes} />
          </Disclosure>
          <Disclosure
            forms={{ intents: ['add-party'] }}
            summary="Ajouter une partie"
            look="button"
            group="add"
            id="ajouter"
          >
            <PartyForm isSigned={page.isSigned} />
          </Disclosure>
        </Row>
      )}
      <UnseatedNote {...page} />
      {parties.map((party) => (
        <PartyCard key={party.id} party={party} {...page} />
      ))}
      {(provider !== null || page.mailDomains.length > 0) && <MailDomainsCard {...page} provider={provider ?? ''} />}
      {formerMembers.length > 0 && <FormerMembers parties={parties} members={formerMembers} />}
    </Page>
  )
}

const standing = ({ isLead, isSignatory }: Party) =>
  isLead ? 'Signataire, porte la CTG' : isSignatory ? 'Signataire' : 'Associée'

const representative = ({ representedBy, representedAs }: Party) => representativeWords(representedBy, representedAs)

const inOneLine = (lines: string): string => lines.trim().replace(/\s*\n\s*/g, ' ; ')

type CardProps = Pick<
  MembersPageData & Unseated,
  'mayEdit' | 'mayTakeBack' | 'themes' | 'ctgId' | 'unseated' | 'isSigned'
> & {
  readonly party: Party
}

const PartyCard = ({ party, mayEdit, ...page }: CardProps) => (
  <Card
    title={party.name}
    id={`partie-${party.id}`}
    aside={
      <ChipList>
        <Chip tone={party.kind}>{t.partyKind[party.kind]}</Chip>
        <Chip>{standing(party)}</Chip>
        {page.unseated.some(({ partyId }) => partyId === party.id) && <Chip>{t.unseated.chip}</Chip>}
      </ChipList>
    }
    content="tight"
  >
    <DescriptionList
      hasTwoColumns
      items={[
        {
          term: 'Représentée par',
          description:
            representative(party) || (party.isSignatory ? <span className="muted">{gapWords.person}</span> : ''),
        },
        {
          term: 'Siège',
          description: [party.address, party.siret && `SIRET ${party.siret}`].filter(Boolean).join(', '),
        },
        { term: 'Ce qu’elle attend', description: party.expects },
        { term: 'Ce qu’elle apporte', description: party.brings },
        { term: 'Ce à quoi elle s’engage', description: inOneLine(party.commitments) },
        { term: 'Services maintenus', description: inOneLine(party.keptServices) },
      ]}
    />
    {lacksCoordinator(party) && (
      <EmptyState>
        {mayEdit
          ? 'Personne ne coordonne encore pour cette partie : l’invitation, ci-dessus, est prête pour elle.'
          : 'Personne ne coordonne encore pour cette partie.'}
      </EmptyState>
    )}
    {party.members.length === 0 && !party.isLead && (
      <EmptyState>Aucune personne n’a encore de mandat pour cette partie.</EmptyState>
    )}
    {party.members.length > 0 && (
      <DataTable
        caption={`Membres : ${party.name}`}
        rows={party.members}
        columns={memberColumns({ party, mayEdit, ...page })}
      />
    )}
    {mayEdit && (
      <Disclosure
        forms={{ intents: ['update-party'], subject: party.id }}
        summary={`Modifier la partie : ${party.shortName}`}
      >
        <PartyForm party={party} isSigned={page.isSigned} />
      </Disclosure>
    )}
  </Card>
)

const memberColumns = ({ party, themes, mayTakeBack, ctgId }: CardProps) => [
  {
    header: 'Personne',
    isRowHeader: true,
    widthPercent: 24,
    cell: (member: Member) => (
      <Row>
        <Avatar name={member.name} tone={party.kind} isSmall />
        <span>
          {member.name}
          <br />
          <span className="muted small">{member.email}</span>
        </span>
      </Row>
    ),
  },
  { header: 'Fonction', widthPercent: 26, cell: (member: Member) => member.functionTitle },
  {
    header: 'Rôle',
    widthPercent: 28,
    cell: (member: Member) => {
      const theme = themes.find(({ id }) => id === member.themeId)
      return theme ? `${t.role[member.role]} : ${theme.name}` : t.role[member.role]
    },
  },
  {
    header: 'État',
    widthPercent: 13,
    cell: (member: Member) => (
      <ChipList>
        {!member.hasSignedIn && <Chip tone="warn">invitation envoyée</Chip>}
        {member.until ? <Chip>jusqu’au {formatDay(member.until)}</Chip> : member.hasSignedIn && 'en cours'}
      </ChipList>
    ),
  },
  ...(mayTakeBack
    ? [
        {
          header: 'Gérer',
          isHeaderHidden: true,
          widthPercent: 9,
          cell: ({ id, name, functionTitle }: Member) => (
            <LinkButton to={`/ctg/${ctgId}/membres/${id}`} isSmall label={`Gérer : ${name}, ${functionTitle}`}>
              Gérer
            </LinkButton>
          ),
        },
      ]
    : []),
]

type FormerProps = { readonly parties: readonly Party[]; readonly members: MembersPageData['formerMembers'] }

const FormerMembers = ({ parties, members }: FormerProps) => (
  <Card title="Mandats terminés">
    <DataTable
      rows={members}
      columns={[
        { header: 'Personne', cell: ({ name }) => name },
        {
          header: 'Agissait pour',
          cell: ({ partyId }) => parties.find(({ id }) => id === partyId)?.name,
        },
        { header: 'Rôle', cell: ({ role }) => t.role[role] },
        { header: 'Dernier jour', isNote: true, cell: ({ until }) => until && formatDay(until) },
      ]}
    />
  </Card>
)
