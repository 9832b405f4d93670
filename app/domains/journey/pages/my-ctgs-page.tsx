/** « Mes CTG »: the CTGs a person follows, and what waits in each. */

import { ctgLabels as t } from '#app/domains/ctg/labels.fr.ts'
import { AboutForNewcomers } from '#app/domains/ctg/pages/about-ctg.tsx'
import { ToSignCard, type ToSignProps } from '#app/domains/signing/pages/to-sign-card.tsx'
import { formatCount, formatDay, formatList, formatNumber, formatShortDay } from '#app/kernel/format.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Chip, ChipList } from '#app/ui/chip.tsx'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Pagination } from '#app/ui/navigation.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { landsOnEssentials } from '../dashboard.ts'
import type { MyCtgsData } from '../my-ctgs-queries.server.ts'

type Row = MyCtgsData['ctgs'][number]

const landingPath = ({ id, role, copil, today }: Row): string =>
  landsOnEssentials(role, copil.nextOn, today) ? `/ctg/${id}/elu` : `/ctg/${id}`

const period = ({ startsOn, endsOn }: Row) =>
  startsOn && endsOn ? `${formatDay(startsOn)} – ${formatDay(endsOn)}` : gapWords.date

/** A count that leads to what it counts; nothing when there is none. */
const Count = ({ count, to, words }: { readonly count: number; readonly to: string; readonly words: string }) =>
  count === 0 ? (
    '–'
  ) : (
    <Link to={to}>
      {formatNumber(count)}
      <span className="visually-hidden"> {words}</span>
    </Link>
  )

/** The next one called, else the last day for it. */
function CopilCell({ id, copil: { yearlyCopil, nextOn }, today }: Row) {
  if (nextOn === null && yearlyCopil === null) return '–'
  return (
    <>
      {nextOn ? (
        <Link to={`/ctg/${id}/reunions`}>
          <OrdinalText text={formatShortDay(nextOn, today)} />
        </Link>
      ) : (
        yearlyCopil && <OrdinalText text={`d’ici au ${formatShortDay(yearlyCopil.dueOn, today)}`} />
      )}
      <br />
      {yearlyCopil?.state === 'late' && (
        <Chip tone="bad">{nextOn ? `dû le ${formatShortDay(yearlyCopil.dueOn, today)}` : 'en retard'}</Chip>
      )}
      {yearlyCopil?.state === 'soon' && nextOn === null && <Chip tone="warn">à préparer</Chip>}
    </>
  )
}

/** What waits in all of them, in one sentence. */
function lead(ctgs: readonly Row[]): string | undefined {
  const waiting = ctgs.filter(({ late, silent, reports }) => late + silent + reports > 0)
  if (waiting.length === 0) return
  const sum = (key: 'late' | 'silent' | 'reports') => ctgs.reduce((total, row) => total + row[key], 0)
  const [late, silent, reports] = [sum('late'), sum('silent'), sum('reports')]
  const parts = [
    late > 0 && `${formatCount(late, 'action')} en retard`,
    silent > 0 && `${formatCount(silent, 'action')} sans nouvelle`,
    reports > 0 && `${formatCount(reports, 'point')} d’étape à relire`,
  ].filter((part) => part !== false)
  return `${formatList(parts)}, dans ${formatNumber(waiting.length)}\u00a0CTG.`
}

const columns: readonly Column<MyCtgsData['ctgs'][number]>[] = [
  {
    header: 'CTG',
    cell: (row) => <Link to={landingPath(row)}>{row.name}</Link>,
  },
  {
    header: 'Signataires',
    cell: (row) => (
      <ChipList>
        {row.parties.map(({ shortName, kind }) => (
          <Chip key={shortName} tone={kind}>
            {shortName}
          </Chip>
        ))}
      </ChipList>
    ),
  },
  {
    header: 'État',
    cell: (row) => (
      <>
        {row.year ? `${t.phase[row.phase]}, année ${row.year}` : t.phase[row.phase]}
        <br />
        <span className="fine muted">
          <OrdinalText text={period(row)} />
        </span>
      </>
    ),
  },
  {
    header: 'En retard',
    isNumeric: true,
    cell: ({ id, late }) => <Count count={late} to={`/ctg/${id}/suivi?signal=en-retard`} words="actions en retard" />,
  },
  {
    header: 'Sans nouvelle',
    isNumeric: true,
    cell: ({ id, silent }) => (
      <Count count={silent} to={`/ctg/${id}/suivi?signal=sans-nouvelle`} words="actions sans nouvelle" />
    ),
  },
  {
    header: 'Points à relire',
    isNumeric: true,
    cell: ({ id, reports }) => <Count count={reports} to={`/ctg/${id}/suivi#points`} words="points à relire" />,
  },
  { header: 'Prochain copil', isNote: true, cell: (row) => <CopilCell {...row} /> },
  { header: 'Votre rôle', isNote: true, cell: (row) => t.role[row.role] },
]

export const MyCtgsPage = ({ ctgs, page, pageCount, toSign }: MyCtgsData & ToSignProps) => (
  <Page
    title={t.myCtgs}
    lead={ctgs.length === 0 ? t.noCtg : pageCount === 1 ? lead(ctgs) : undefined}
    actions={<LinkButton to="/ctg/nouvelle">Créer ou reprendre une CTG</LinkButton>}
  >
    <ToSignCard toSign={toSign} />
    {ctgs.length === 0 ? (
      <AboutForNewcomers />
    ) : (
      <Card>
        <DataTable caption={t.myCtgs} rows={ctgs} columns={columns} />
        <Pagination page={page} pageCount={pageCount} pageUrl={(pageNumber) => `/?page=${pageNumber}`} />
      </Card>
    )}
  </Page>
)
