/** One CTG: who carries it, how much it holds; a coordination is given where none is left. */
import { parisDay } from '#app/kernel/calendar.ts'
import { formatCount, formatDay, formatFileSize, formatNumber } from '#app/kernel/format.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { TextField } from '#app/ui/field.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Columns, List, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { AdministeredCtgData } from '../ctgs-queries.server.ts'
import { instancePaths, ctgAdminLabels as t } from '../labels.fr.ts'

export const AdministeredCtgPage = ({ ctg, coordinators, mostBytes }: AdministeredCtgData) => (
  <Page
    crumbs={[
      { label: 'Administration', to: instancePaths.home },
      { label: t.title, to: instancePaths.ctgs },
    ]}
    title={ctg.name}
    lead={`CTG ${t.phase[ctg.phase]}`}
  >
    <Columns
      main={
        <>
          {ctg.parties
            .filter(({ isBare }) => isBare)
            .map((party) => (
              <GiveCoordination key={party.id} party={party} />
            ))}
          <PartiesCard ctg={ctg} coordinators={coordinators} />
        </>
      }
      aside={<Facts ctg={ctg} mostBytes={mostBytes} />}
    />
  </Page>
)

const Facts = ({ ctg, mostBytes }: Pick<AdministeredCtgData, 'ctg' | 'mostBytes'>) => (
  <Card title="En bref">
    <DescriptionList
      items={[
        { term: 'Créée le', description: formatDay(parisDay(ctg.createdAt)) },
        { term: 'Dernier acte', description: ctg.lastActAt ? formatDay(parisDay(ctg.lastActAt)) : 'aucun' },
        {
          term: 'Période',
          description: ctg.startsOn && ctg.endsOn && `${formatDay(ctg.startsOn)} – ${formatDay(ctg.endsOn)}`,
        },
        { term: 'Archivée', description: ctg.archivedAt && t.archived(formatDay(parisDay(ctg.archivedAt))) },
        { term: 'Membres', description: formatCount(ctg.members, 'personne') },
        {
          term: 'Fichiers',
          description: `${formatNumber(ctg.files)}, soit ${formatFileSize(ctg.fileBytes)} sur ${formatFileSize(mostBytes)}`,
        },
      ]}
    />
  </Card>
)

const PartiesCard = ({ ctg, coordinators }: Pick<AdministeredCtgData, 'ctg' | 'coordinators'>) => (
  <Card title="Parties et coordinations">
    <DataTable
      rows={ctg.parties}
      columns={[
        { header: 'Partie', cell: ({ name }) => name },
        { header: 'Nature', cell: ({ kind, isLead }) => t.partyKind[kind] + (isLead ? ', porteuse' : '') },
        {
          header: 'Coordination',
          cell: ({ id, isBare }) => {
            const own = coordinators.filter(({ partyId }) => partyId === id)
            if (own.length === 0) return isBare ? t.bare : '–'
            return (
              <List of={own} isPlain>
                {(one) => <Link to={`${instancePaths.accounts}/${one.id}`}>{one.name}</Link>}
              </List>
            )
          },
        },
      ]}
    />
  </Card>
)

type Party = AdministeredCtgData['ctg']['parties'][number]

const GiveCoordination = ({ party }: { readonly party: Party }) => (
  <Card title={`Donner la coordination pour ${party.shortName}`} content="tight">
    <Notice tone="warn">{t.bareParty(party.name)}</Notice>
    <CommandForm intent="give-coordination" submit="Donner la coordination" about={{ partyId: party.id }}>
      <TextField name="name" label="Prénom et nom" isRequired maxLength={120} />
      <TextField name="email" label="Adresse électronique professionnelle" type="email" isRequired width={36} />
      <TextField name="functionTitle" label="Fonction" isRequired maxLength={160} />
    </CommandForm>
  </Card>
)
