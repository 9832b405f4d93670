/** Health of the instance, its nodes, its version, and what the last update brought. */
import { formatCount, formatFileSize, formatInstant, formatNumber } from '#app/kernel/format.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Card, Columns, List, Page } from '#app/ui/layout.tsx'
import { EmptyState, Notice } from '#app/ui/notice.tsx'
import { State } from '#app/ui/state.tsx'
import type { ChangeGroup } from '../changelog.ts'
import type { HealthPageData } from '../health-queries.server.ts'
import { healthLabels as t } from '../work-labels.fr.ts'

export const HealthPage = (data: HealthPageData) => (
  <Page title={t.title} lead={t.lead}>
    {data.together.length > 1 && (
      <Notice tone="warn" title="Des nœuds de versions différentes tournent ensemble">
        {data.together.join(' et ')} : terminez la mise à jour en arrêtant les nœuds de l’ancienne version.
      </Notice>
    )}
    <Columns
      main={
        <>
          <Nodes nodes={data.nodes} />
          <Brought {...data} />
        </>
      }
      aside={
        <>
          <Health {...data} />
          <Card title="Retrouver une erreur">
            <p>{t.requestNumber}</p>
          </Card>
        </>
      }
    />
  </Page>
)

const Health = ({ version, migration, disk, waitingJobs, tables, hasMetrics, nodeVersion }: HealthPageData) => (
  <Card title="L’essentiel">
    <DescriptionList
      items={[
        { term: 'Version', description: version },
        {
          term: 'Tables',
          description: `${formatCount(tables.migrations ?? 0, 'migration')}, jusqu’à ${migration.slice(0, 4)}`,
        },
        { term: 'Dernière migration', description: tables.lastAt && formatInstant(tables.lastAt) },
        {
          term: 'Base de données',
          description: `répond ; PostgreSQL ${tables.server ?? ''}, ${formatFileSize(tables.bytes)}`,
        },
        { term: 'Node', description: nodeVersion },
        { term: 'Disque de ce nœud', description: t.disk[disk] },
        { term: 'Tâches en attente ou en cours', description: formatNumber(waitingJobs) },
        {
          term: 'Mesures',
          description: hasMetrics ? '/metrics est ouvert à qui a le jeton' : '/metrics est fermé (TRAME_METRICS_TOKEN)',
        },
      ]}
    />
  </Card>
)

const Nodes = ({ nodes }: Pick<HealthPageData, 'nodes'>) => (
  <Card
    title="Les nœuds"
    note="Un nœud dit toutes les trente secondes qu’il est là ; sans nouvelle depuis une minute et demie, il est dit muet."
  >
    <DataTable
      rows={nodes}
      empty="Aucun nœud ne s’est encore annoncé."
      columns={[
        { header: 'Machine', cell: ({ name }) => name },
        {
          header: 'État',
          cell: ({ isUp }) => <State glyph={isUp ? 'done' : 'crossed'}>{isUp ? 'tourne' : 'muet'}</State>,
        },
        { header: 'Fait', cell: ({ role }) => t.role[role] ?? role },
        {
          header: 'Version',
          cell: ({ version, migration }) => `${version} (${migration.slice(0, 4)})`,
        },
        { header: 'Démarré le', isNote: true, cell: ({ startedAt }) => formatInstant(startedAt) },
        { header: 'Vu le', isNote: true, cell: ({ seenAt }) => formatInstant(seenAt) },
      ]}
    />
  </Card>
)

const Brought = ({ version, former, firstStartedAt, migrationsBrought, brought, all }: HealthPageData) => (
  <Card
    title={former ? 'Ce que la dernière mise à jour a apporté' : `Ce qu’apporte la version ${version}`}
    {...(firstStartedAt && {
      note: `Cette version a démarré ici pour la première fois le ${formatInstant(firstStartedAt)}.`,
    })}
    content="tight"
  >
    {former && (
      <p>
        Avant elle : la version {former.version} (tables {former.migration.slice(0, 4)}), démarrée le{' '}
        {formatInstant(former.startedAt)}.{' '}
        {migrationsBrought.length > 0 && `${formatCount(migrationsBrought.length, 'migration')} depuis.`}
      </p>
    )}
    {brought.length === 0 ? (
      <EmptyState>Rien de visible n’a changé depuis la version d’avant.</EmptyState>
    ) : (
      <Changes groups={brought} />
    )}
    {former && all.length > 0 && (
      <Disclosure summary={`Tout ce qu’apporte la version ${version}`}>
        <Changes groups={all} />
      </Disclosure>
    )}
  </Card>
)

const Changes = ({ groups }: { readonly groups: readonly ChangeGroup[] }) => (
  <>
    {groups.map(({ title, items }) => (
      <Disclosure key={title} summary={`${title || 'Changements'} (${formatNumber(items.length)})`}>
        <List of={items} />
      </Disclosure>
    ))}
  </>
)
