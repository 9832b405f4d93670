/** What files take, by kind and by CTG, and the room that is left. */
import { formatFileSize, formatNumber } from '#app/kernel/format.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { Card, Columns, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Pagination } from '#app/ui/navigation.tsx'
import { Progress } from '#app/ui/notice.tsx'
import { instancePaths, storageLabels as t } from '../labels.fr.ts'
import type { StoragePageData } from '../storage-queries.server.ts'
import { SweepLine } from './sweep-line.tsx'

export const StoragePage = (data: StoragePageData) => (
  <Page title={t.title} lead={t.lead}>
    <Columns
      main={<ByCtg {...data} />}
      aside={
        <>
          <Room {...data} />
          <ByKind kinds={data.kinds} />
        </>
      }
    />
  </Page>
)

const Room = ({ whole, setting, sweep }: StoragePageData) => (
  <Card title="La place" content="tight">
    <Progress
      value={Math.min(whole.bytes, setting.quotaBytes)}
      max={setting.quotaBytes}
      label={`${formatFileSize(whole.bytes)} sur ${formatFileSize(setting.quotaBytes)} permis pour tous les fichiers`}
    />
    <DescriptionList
      items={[
        { term: 'Fichiers', description: formatNumber(whole.files) },
        { term: 'Permis par CTG', description: formatFileSize(setting.ctgQuotaBytes) },
        {
          term: 'Où ils sont',
          description: setting.isElsewhere ? 'sur un service S3' : 'dans le dossier de données de ce nœud',
        },
        { term: 'Libre sur le disque', description: setting.freeBytes !== null && formatFileSize(setting.freeBytes) },
        { term: 'Chiffres chargés', description: whole.lotBytes > 0 && formatFileSize(whole.lotBytes) },
        { term: 'Base de données', description: formatFileSize(whole.databaseBytes) },
        { term: 'Fichiers que rien ne nomme', description: <SweepLine sweep={sweep} /> },
      ]}
    />
  </Card>
)

const ByKind = ({ kinds }: Pick<StoragePageData, 'kinds'>) => (
  <Card title="Par nature">
    <DataTable
      caption="Place prise par nature de fichier"
      rows={kinds}
      rowKey={({ kind }) => kind}
      onPhone="scroll"
      empty="Aucun fichier n’est encore déposé."
      columns={[
        { header: 'Nature', cell: ({ kind }) => t.kind[kind] },
        { header: 'Contenus', isNumeric: true, cell: ({ files }) => formatNumber(files) },
        { header: 'Place', isNumeric: true, cell: ({ bytes }) => formatFileSize(bytes) },
      ]}
    />
  </Card>
)

const ByCtg = ({ ctgs, setting, page, pageCount }: StoragePageData) => (
  <Card
    title="Par CTG"
    note="De la plus lourde à la plus légère ; un contenu présent dans deux CTG est compté dans chacune."
  >
    <DataTable
      caption="Place prise par CTG"
      rows={ctgs}
      empty="Aucune CTG n’a encore de fichier."
      columns={[
        {
          header: 'CTG',
          cell: ({ id, name }) => <Link to={`${instancePaths.ctgs}/${id}`}>{name}</Link>,
        },
        { header: 'Fichiers', isNumeric: true, cell: ({ files }) => formatNumber(files) },
        {
          header: 'Place',
          cell: ({ bytes }) => (
            <Progress
              value={Math.min(bytes, setting.ctgQuotaBytes)}
              max={setting.ctgQuotaBytes}
              label={formatFileSize(bytes)}
            />
          ),
        },
      ]}
    />
    <Pagination page={page} pageCount={pageCount} pageUrl={(number) => `${instancePaths.storage}?page=${number}`} />
  </Card>
)
