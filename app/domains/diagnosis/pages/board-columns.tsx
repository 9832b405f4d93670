/** Three orders side by side: two parties’, then the one for the copil; lines carry the difference. */
import { parisDay } from '#app/kernel/calendar.ts'
import { rankLines } from '#app/ui/charts/rank-lines.ts'
import { SvgPicture } from '#app/ui/charts/svg-picture.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { PeopleIcon } from '#app/ui/icons.tsx'
import { Link } from '#app/ui/link.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { boardLabels as t } from '../board-labels.fr.ts'
import type { IssuesBoardPageData } from '../board-queries.server.ts'
import { scoreCriteria, scoreValues } from '../issue-ranks.ts'
import { ofParty } from '../party-words.ts'
import styles from './issues-board.module.css'

type Column = IssuesBoardPageData['columns'][number]
type Entry = Column['entries'][number]
type CopilIssue = IssuesBoardPageData['forCopil'][number]

/** As the style sheet lays a row of the board. */
const pitch = 74

export function BoardColumns(props: IssuesBoardPageData) {
  const { columns, forCopil, lines, gaps, chosenId } = props
  const [one, other] = columns
  const nameAfter = (index: number) => columns[index + 1]
  return (
    <section aria-label={t.order} className={styles.board}>
      {columns.map((column, index) => (
        <PartyColumn
          key={column.party.id}
          {...{ column, chosenId }}
          ctgId={props.ctgId}
          isOver={props.endedOn !== null}
          beside={one && column === other ? { name: one.party.shortName, gaps } : undefined}
          lines={
            <SvgPicture
              picture={rankLines({
                title: t.linesBetween(
                  ofParty(column.party.shortName),
                  nameAfter(index) ? ofParty(nameAfter(index)?.party.shortName ?? '') : t.toCopil,
                ),
                places: forCopil.length,
                pitch,
                lines: (lines[index] ?? []).map(({ issueId, from, to, isWide }) => ({
                  from,
                  to,
                  look: issueId === chosenId ? 'chosen' : isWide ? 'wide' : 'narrow',
                })),
              })}
            />
          }
        />
      ))}
      <CopilColumn {...props} />
      {columns.length > 0 && <Legend />}
    </section>
  )
}

type PartyColumnProps = {
  readonly column: Column
  readonly ctgId: string
  readonly chosenId: string | null
  /** The party on its left, and how many places higher this one puts each issue. */
  readonly beside: { readonly name: string; readonly gaps: ReadonlyMap<string, number> } | undefined
  /** The convention has ended: nobody scores any more. */
  readonly isOver: boolean
  readonly lines: React.ReactNode
}

const PartyColumn = ({ column: { party, entries }, ctgId, chosenId, beside, isOver, lines }: PartyColumnProps) => (
  <>
    <div className={classNames(styles.party, styles[party.kind])}>
      <div className={styles.head}>
        <h2>{party.shortName}</h2>
        <p className="small">{scoredWords(entries, isOver)}</p>
      </div>
      <ol className="plain-list">
        {entries.map((entry) => (
          <PartyBox key={entry.issue.id} {...{ entry, ctgId, beside }} isChosen={entry.issue.id === chosenId} />
        ))}
      </ol>
    </div>
    <div className={styles.lines}>{lines}</div>
  </>
)

function scoredWords(entries: readonly Entry[], isOver: boolean): string {
  const [latest] = entries
    .flatMap(({ score }) => score ?? [])
    .toSorted((one, other) => new Date(other.scoredAt).getTime() - new Date(one.scoredAt).getTime())
  if (latest) return t.scoredOn(parisDay(new Date(latest.scoredAt)), latest.scoredBy)
  return isOver ? t.notScored : t.notScoredYet
}

type BoxProps = Pick<PartyColumnProps, 'ctgId' | 'beside'> & { readonly entry: Entry; readonly isChosen: boolean }

function PartyBox({ entry: { issue, rank, score }, ctgId, beside, isChosen }: BoxProps) {
  const gap = beside?.gaps.get(issue.id) ?? 0
  return (
    <li className={classNames(styles.box, isChosen && styles.chosen)}>
      <span className={styles.rank}>{rank ?? '–'}</span>
      <Link to={`/ctg/${ctgId}/enjeux/${issue.id}`} className={styles.name}>
        {issue.title}
      </Link>
      {beside && gap !== 0 && (
        <span className={styles.gap}>
          <span aria-hidden="true">{gap > 0 ? t.higher(gap) : t.lower(-gap)}</span>
          <span className="visually-hidden">{t.gapSentence(gap, beside.name)}</span>
        </span>
      )}
      <span className={styles.scores}>{score ? <ScoreMarks score={score} /> : t.notScored}</span>
    </li>
  )
}

type Score = NonNullable<Entry['score']>

export const ScoreMarks = ({ score }: { readonly score: Pick<Score, (typeof scoreCriteria)[number]> }) =>
  scoreCriteria.map((criterion) => (
    <span key={criterion}>
      {t.criterion[criterion].short}{' '}
      <span className={styles.marks} aria-hidden="true">
        {scoreValues.map((value) => (
          <i key={value} className={Number(value) <= score[criterion] ? styles.on : undefined} />
        ))}
      </span>
      <span className="visually-hidden">{t.scoreOf(score[criterion])}</span>
    </span>
  ))

function CopilColumn({ ctgId, forCopil, order, ranking, ranked, chosenId }: IssuesBoardPageData) {
  const { retained, proposed, toDebate } = order
  const isOpen = proposed.length + toDebate.length > 0
  const title = retained.length === 0 ? t.copil.proposed : isOpen ? t.copil.mixed : t.copil.retained
  const cuts = new Map([
    [retained.at(-1)?.id, isOpen ? t.cut.retained(retained.length) : undefined],
    [proposed.at(-1)?.id, toDebate.length > 0 ? t.cut.proposed(proposed.length) : undefined],
  ])
  return (
    <div className={styles.copil}>
      <div className={styles.head}>
        <h2>{title}</h2>
        {isOpen && <p className="small">{ranking ? t.proposedBy(ranking.on, ranking.by) : t.noOrder}</p>}
      </div>
      <ol className="plain-list">
        {forCopil.map((issue, place) => (
          <CopilBox
            key={issue.id}
            {...{ ctgId, issue }}
            place={place + 1}
            isChosen={issue.id === chosenId}
            partyRanks={t.ranksGiven(ranked, issue.id)}
            cut={cuts.get(issue.id)}
          />
        ))}
      </ol>
    </div>
  )
}

type CopilBoxProps = {
  readonly ctgId: string
  readonly issue: CopilIssue
  readonly place: number
  readonly isChosen: boolean
  /** Ranks of the parties, in words, for a screen without room for their columns. */
  readonly partyRanks: string
  readonly cut: string | undefined
}

const CopilBox = ({ ctgId, issue, place, isChosen, partyRanks, cut }: CopilBoxProps) => (
  <li className={classNames(styles.box, isChosen && styles.chosen)}>
    <span className={styles.rank}>{issue.status === 'retained' ? (issue.rank ?? place) : place}</span>
    <span className={styles.told}>
      <Link to={`/ctg/${ctgId}/enjeux/${issue.id}`} className={styles.name}>
        {issue.title}
      </Link>
      {issue.argument !== '' && <span className={styles.line}>{issue.argument}</span>}
      {issue.publics !== '' && (
        <span className={styles.line}>
          <PeopleIcon /> {issue.publics}
        </span>
      )}
      {issue.status === 'retained' && issue.decisionId && (
        <span className={styles.line}>
          <Link to={`/ctg/${ctgId}/decisions/${issue.decisionId}`}>{t.decisionOf(issue)}</Link>
        </span>
      )}
      {partyRanks !== '' && (
        <span className={classNames(styles.line, styles.given)}>
          <OrdinalText text={partyRanks} />
        </span>
      )}
    </span>
    {cut && (
      <span className={styles.cut}>
        <span>{cut}</span>
      </span>
    )}
  </li>
)

const Legend = () => (
  <p className={classNames('small', styles.legend)}>
    <span className={styles.wideKey}>{t.legend.wide}</span>
    <span className={styles.narrowKey}>{t.legend.narrow}</span>
    <span className={styles.chosenKey}>{t.legend.chosen}</span>
    <span className={styles.rule}>{t.legend.rule}</span>
  </p>
)
