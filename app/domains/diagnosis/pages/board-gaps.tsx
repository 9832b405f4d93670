/** The widest gaps between two parties, with the argument of each: what is to be discussed before the copil. */
import { formatList } from '#app/kernel/format.ts'
import { classNames } from '#app/ui/class-names.ts'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { boardLabels as t } from '../board-labels.fr.ts'
import type { IssuesBoardPageData } from '../board-queries.server.ts'
import { listAwaitedParties } from '../diagnosis.ts'
import { ofParty } from '../party-words.ts'
import styles from './diagnosis.module.css'

/** Those discussed first; the others are in the table of all. */
const shownAtMost = 3

type Gap = IssuesBoardPageData['wideGaps'][number]

export function GapsCard(props: IssuesBoardPageData) {
  const { wideGaps, ranked } = props
  const rest = wideGaps.length - shownAtMost
  const scoredBy = ranked.filter(({ scored }) => scored.length > 0).length
  if (scoredBy < 2 && props.endedOn !== null) return null
  return (
    <Card title={t.gaps.title}>
      {wideGaps.length === 0 && <p className="muted">{scoredBy < 2 ? t.gaps.waiting : t.gaps.none}</p>}
      {wideGaps.length > 0 && (
        <DataTable
          columns={columnsOf(props)}
          rows={wideGaps.slice(0, shownAtMost)}
          rowKey={({ issueId }) => issueId}
          note={rest > 0 && t.gaps.more(rest)}
        />
      )}
    </Card>
  )
}

function columnsOf(props: IssuesBoardPageData): readonly Column<Gap>[] {
  const { ctgId, forCopil, ranked, columns } = props
  const shown = columns.length === 2 && ranked.filter(({ scored }) => scored.length > 0).length === 2
  const titleOf = (issueId: string) => forCopil.find(({ id }) => id === issueId)?.title ?? ''
  const [one, other] = columns.map(({ party }) => party)
  const sides: readonly Column<Gap>[] =
    shown && one && other
      ? [one, other].map((party) => ({
          key: party.id,
          header: t.gaps.says(party.shortName),
          cell: ({ issueId }) => <Words {...props} issueId={issueId} partyId={party.id} />,
        }))
      : [
          {
            header: t.gaps.higher,
            cell: ({ issueId, higherPartyId }) => (
              <Words {...props} issueId={issueId} partyId={higherPartyId} isNamed />
            ),
          },
          {
            header: t.gaps.lower,
            cell: ({ issueId, lowerPartyId }) => <Words {...props} issueId={issueId} partyId={lowerPartyId} isNamed />,
          },
        ]
  return [
    {
      header: t.gaps.issue,
      isRowHeader: true,
      widthPercent: 26,
      cell: ({ issueId, higherPartyId, lowerPartyId }) => (
        <>
          <Link to={`/ctg/${ctgId}/enjeux/${issueId}`}>{titleOf(issueId)}</Link>
          <p className="small">
            <OrdinalText
              text={t.ranksGiven(
                ranked.filter(({ partyId }) => partyId === higherPartyId || partyId === lowerPartyId),
                issueId,
              )}
            />
          </p>
          <p className="small">
            <Link to={`?enjeu=${issueId}`} aria-label={t.gaps.chooseNamed(titleOf(issueId))}>
              {t.gaps.choose}
            </Link>
          </p>
        </>
      ),
    },
    ...sides,
    {
      header: t.gaps.findings,
      isNote: true,
      cell: ({ issueId }) => <Findings {...props} issueId={issueId} />,
    },
  ]
}

type WordsProps = Pick<IssuesBoardPageData, 'ranked'> & {
  readonly issueId: string
  readonly partyId: string
  readonly isNamed?: boolean
}

function Words({ ranked, issueId, partyId, isNamed = false }: WordsProps) {
  const side = ranked.find((one) => one.partyId === partyId)
  const argument = side?.scored.find((score) => score.issueId === issueId)?.argument ?? ''
  if (!side) return null
  return (
    <div className={classNames(styles.voice, styles[side.party.kind])}>
      {isNamed && <p className={styles.speaker}>{side.party.shortName}</p>}
      {argument === '' ? <p className="muted">{t.gaps.noWords}</p> : <blockquote>« {argument} »</blockquote>}
    </div>
  )
}

type FindingsProps = Pick<IssuesBoardPageData, 'ctgId' | 'forCopil' | 'positions' | 'parties'> & {
  readonly issueId: string
}

/** How many findings it rests on, and whose position is still awaited on some. */
function Findings({ ctgId, forCopil, positions, parties, issueId }: FindingsProps) {
  const issue = forCopil.find(({ id }) => id === issueId)
  const findings = positions.filter(({ id }) => issue?.findings.some((finding) => finding.id === id))
  const awaiting = findings.filter((finding) => listAwaitedParties(parties, finding.positions).length > 0)
  const awaited = parties.filter((party) =>
    awaiting.some((finding) => listAwaitedParties([party], finding.positions).length > 0),
  )
  const areShared = findings.length > 0 && findings.every(({ status }) => status === 'shared')
  return (
    <>
      <Link to={`/ctg/${ctgId}/enjeux/${issueId}`}>
        {areShared ? t.gaps.shared(findings.length) : t.gaps.count(findings.length)}
      </Link>
      {awaiting.length > 0 && (
        <p>{t.gaps.without(awaiting.length, formatList(awaited.map(({ shortName }) => ofParty(shortName))))}</p>
      )}
    </>
  )
}
