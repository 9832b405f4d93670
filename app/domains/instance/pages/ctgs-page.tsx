/** CTGs of the instance: who carries each, since when, how much it holds. */
import { parisDay } from '#app/kernel/calendar.ts'
import { formatCount, formatDay, formatFileSize, formatNumber } from '#app/kernel/format.ts'
import { Chip } from '#app/ui/chip.tsx'
import { CheckboxField } from '#app/ui/choice-field.tsx'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Pagination } from '#app/ui/navigation.tsx'
import { ctgsPath } from '../address.ts'
import type { CtgsPageData } from '../ctgs-queries.server.ts'
import { instancePaths, ctgAdminLabels as t } from '../labels.fr.ts'
import { SearchCard } from './search-card.tsx'

type CtgLine = CtgsPageData['ctgs'][number]

const columns: readonly Column<CtgLine>[] = [
  {
    header: 'CTG',
    cell: ({ id, name, phase, archivedAt }) => (
      <>
        <Link to={`${instancePaths.ctgs}/${id}`}>{name}</Link>
        <br />
        <span className="fine muted">
          {t.phase[phase]}
          {archivedAt && `, ${t.archived(formatDay(parisDay(archivedAt)))}`}
        </span>
      </>
    ),
  },
  { header: 'Parties', cell: (ctg) => <Parties ctg={ctg} /> },
  { header: 'Coordinations', isNumeric: true, cell: ({ coordinators }) => coordinators },
  { header: 'Membres', isNumeric: true, cell: ({ members }) => members },
  { header: 'Créée le', isNote: true, cell: ({ createdAt }) => formatDay(parisDay(createdAt)) },
  {
    header: 'Dernier acte',
    isNote: true,
    cell: ({ lastActAt }) => (lastActAt ? formatDay(parisDay(lastActAt)) : 'aucun'),
  },
  {
    header: 'Fichiers',
    isNote: true,
    cell: ({ files, fileBytes }) => `${formatNumber(files)} · ${formatFileSize(fileBytes)}`,
  },
]

export const CtgsPage = ({ filter, total, page, pageCount, mostBytes, ctgs }: CtgsPageData) => (
  <Page title={t.title} lead={t.lead}>
    <SearchCard
      list={instancePaths.ctgs}
      shown={ctgsPath(filter)}
      label="Nom de la CTG"
      words={filter.words}
      whole="Toutes les CTG"
    >
      <CheckboxField
        name="sans"
        value="coordination"
        label="Sans coordination d’un côté"
        isChecked={filter.isBareOnly}
      />
    </SearchCard>
    <Card title={t.found(total)}>
      <DataTable
        caption={t.title}
        rows={ctgs}
        empty={t.none}
        columns={columns}
        note={`Chaque CTG peut tenir ${formatFileSize(mostBytes)} de fichiers.`}
      />
      <Pagination page={page} pageCount={pageCount} pageUrl={(number) => ctgsPath(filter, number)} />
    </Card>
  </Page>
)

const mostNamed = 4

/** The two leads first: whoever signs beside them is counted. */
function Parties({ ctg: { parties } }: { readonly ctg: CtgLine }) {
  const named = parties.filter(({ isLead }, index) => isLead || index < mostNamed)
  const others = parties.length - named.length
  return (
    <>
      {named.map(({ shortName }) => shortName).join(', ')}
      {others > 0 && ` et ${formatCount(others, 'autre')}`}
      {parties.some(({ isBare }) => isBare) && (
        <>
          <br />
          <Chip tone="warn">{t.bare}</Chip>
        </>
      )}
    </>
  )
}
