/** The first page of the observatory, under its search: where one may begin, what is known, and how to read it. Pure. */
import { territoryLabels } from '#app/domains/territory/labels.fr.ts'
import { isItsDepartment } from '#app/domains/territory/territory.ts'
import { classNames } from '#app/ui/class-names.ts'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { Card, List } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState, Notice } from '#app/ui/notice.tsx'
import { anyLabels } from '../any-labels.fr.ts'
import { observatoryLabels } from '../labels.fr.ts'
import type { Contents, ContentsLine, RegionEntry } from '../start.ts'
import type { ObservatoryStart as Start } from '../start-queries.server.ts'
import styles from './observatory.module.css'

const t = anyLabels.start

export const placeAddress = (code: string): string => `/observatoire?territoire=${code}`

export const ObservatoryStart = ({ regions, contents, isPreparing }: Start) => (
  <>
    {isPreparing && <Notice>{anyLabels.preparing}</Notice>}
    <Card title={t.regions} note={t.regionsNote}>
      <div className={classNames(styles.regions, styles.folding)}>
        {regions.map((entry) => (
          <Region key={entry.region?.code ?? ''} {...entry} />
        ))}
        <details className={styles.more}>
          <summary>{t.moreDepartments}</summary>
        </details>
      </div>
    </Card>
    <Card title={t.contents} note={t.contentsNote}>
      {contents.length === 0 ? (
        <EmptyState>{t.nothing}</EmptyState>
      ) : (
        <div className={styles.folding}>
          <ContentsTable contents={contents} />
          <details className={styles.more}>
            <summary>{t.moreContents}</summary>
          </details>
        </div>
      )}
    </Card>
    <Card title={t.reading}>
      <List of={t.readingLines} />
    </Card>
  </>
)

const Region = ({ region, departments }: RegionEntry) => (
  <section>
    <h3>{region ? <Link to={placeAddress(region.code)}>{region.name}</Link> : t.overseas}</h3>
    {region && region.population !== null && (
      <p className="muted small">{territoryLabels.population(region.population)}</p>
    )}
    <ul className={classNames('plain-list', styles.inline)}>
      {departments.map(({ code, name }) => (
        <li key={code}>
          {/* Where both have one name, two links do not say the same. */}
          <Link to={placeAddress(code)}>{isItsDepartment(region, { name }) ? t.itsDepartment : name}</Link>
        </li>
      ))}
    </ul>
  </section>
)

const columns: readonly Column<ContentsLine>[] = [
  { header: t.columns.names, cell: ({ names }) => names.join(' · '), widthPercent: 55 },
  {
    header: t.columns.source,
    cell: (line) => observatoryLabels.formatSource(line, line.year),
    onPhone: 'bare',
  },
  {
    header: t.columns.where,
    cell: ({ isEverywhere }) => (isEverywhere ? t.everywhere : t.somewhere),
    isNote: true,
    onPhone: 'bare',
  },
]

const lineKey = ({ source, year, isEverywhere }: ContentsLine): string => `${source} ${year} ${isEverywhere}`

const ContentsTable = ({ contents }: { readonly contents: Contents }) => (
  <DataTable
    caption={t.contents}
    columns={columns}
    rows={[]}
    rowKey={lineKey}
    groups={contents.map(({ theme, lines }) => ({
      key: theme,
      heading: observatoryLabels.theme[theme],
      rows: lines,
    }))}
  />
)
