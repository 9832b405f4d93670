/** The home of the administration: what waits or fails, each with its act, then the parts of the instance. */
import { formatFileSize } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { Card, Columns, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { AdministrationHomeData } from '../home-queries.server.ts'
import { instanceParts, instancePaths, homeLabels as t } from '../labels.fr.ts'

export const AdministrationHomePage = ({ waits, facts, version, nodes }: AdministrationHomeData) => (
  <Page title={t.title} lead={t.lead}>
    <Columns
      main={
        <>
          <Waits waits={waits} />
          <Parts />
        </>
      }
      aside={
        <Card title="L’instance en bref">
          <DescriptionList
            items={[
              { term: 'Version', description: <Link to={instancePaths.health}>{version}</Link> },
              { term: 'Nœuds', description: t.figures.nodes(nodes) },
              { term: 'Comptes', description: t.figures.accounts(facts.accounts, facts.closed) },
              { term: 'Invitations', description: t.figures.invited(facts.invited) },
              { term: 'CTG', description: t.figures.ctgs(facts.ctgs) },
              {
                term: 'Fichiers',
                description: `${formatFileSize(facts.usedBytes)} sur ${formatFileSize(facts.quotaBytes)}`,
              },
              { term: 'Messages', description: t.figures.messages(facts.messages) },
            ]}
          />
        </Card>
      }
    />
  </Page>
)

const Waits = ({ waits }: Pick<AdministrationHomeData, 'waits'>) => (
  <Card title={t.waitsTitle}>
    {waits.length === 0 ? (
      <Notice tone="ok">{t.allIsWell}</Notice>
    ) : (
      <DataTable
        rows={waits}
        rowKey={({ kind }) => kind}
        onPhone="cards"
        columns={[
          {
            header: 'Quoi',
            isHeaderHidden: true,
            cell: ({ kind, count }) => t.waits[kind](count),
          },
          {
            header: 'Acte',
            isHeaderHidden: true,
            onPhone: 'bare',
            cell: ({ kind }) => {
              const [label, to] = t.waitActs[kind]
              return (
                <LinkButton to={to} isSmall>
                  {label}
                </LinkButton>
              )
            },
          },
        ]}
      />
    )}
  </Card>
)

const Parts = () => (
  <Card title={t.partsTitle}>
    <DataTable
      rows={instanceParts}
      rowKey={({ to }) => to}
      onPhone="cards"
      columns={[
        {
          header: 'Partie',
          isHeaderHidden: true,
          widthPercent: 32,
          cell: ({ to, label }) => <Link to={to}>{label}</Link>,
        },
        { header: 'Ce qu’on y fait', isHeaderHidden: true, onPhone: 'bare', cell: ({ says }) => says },
      ]}
    />
  </Card>
)
