/** The CTG that begins: theme by theme, what the one before has and what came. */
import { LinkButton } from '#app/ui/button.tsx'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import type { CarryHubPageData } from '../chapters/page-queries.server.ts'
import { type Chapter, chapterSlugs, chapters } from '../renewal.ts'
import { renewalLabels as t } from '../renewal-labels.fr.ts'
import { ToAsk } from './to-ask.tsx'

type Row = {
  readonly key: string
  readonly title: string
  readonly to: string
  readonly there: number
  readonly here: number
}

export function CarryHubPage({ ctgId, former, doors, counts }: CarryHubPageData) {
  const rows = counts === null ? [] : rowsOf(ctgId, counts)
  return (
    <Page
      title={t.hubTitle}
      lead={former && doors === null && t.hubLead(former.name)}
      actions={
        former &&
        doors === null && (
          <>
            <LinkButton to={`/ctg/${ctgId}/diagnostic/bilan`}>{t.balance}</LinkButton>
            <LinkButton to={`/ctg/${former.id}`}>{t.readFormer}</LinkButton>
          </>
        )
      }
    >
      <Card>
        {former === null && (
          <EmptyState action={<LinkButton to={`/ctg/${ctgId}/membres/cadre`}>{t.setPredecessor}</LinkButton>}>
            {t.noPredecessor}
          </EmptyState>
        )}
        {former !== null && doors !== null && <ToAsk words={t.notMember(former)} doors={doors} />}
        {rows.length > 0 && <DataTable caption={t.hubCaption} columns={columns} rows={rows} />}
      </Card>
    </Page>
  )
}

type Counts = NonNullable<CarryHubPageData['counts']>

function rowsOf(ctgId: string, { there, here }: Counts): readonly Row[] {
  const row = (key: Chapter | 'actions', title: string, path: string): Row => ({
    ...{ key, title, to: `/ctg/${ctgId}${path}`, there: there[key], here: here[key] },
  })
  const ofChapter = (one: Chapter) => row(one, t.chapter[one].title, `/reconduction?theme=${chapterSlugs[one]}`)
  return [...chapters.map(ofChapter), row('actions', t.actions, '/plan/precedente')]
}

const columns: readonly Column<Row>[] = [
  {
    header: t.theme,
    cell: ({ title, to }) => <Link to={to}>{title}</Link>,
  },
  { header: t.there, isNumeric: true, cell: ({ there }) => there },
  { header: t.here, isNumeric: true, cell: ({ here }) => here },
]
