/** Judging together: what the question says, the opinions of the room by group, and on the page of the question its workshops. */
import {
  countOpinions,
  type KeptRoom,
  levels,
  type OpinionCounts,
  type RoomWorkshop,
} from '#app/domains/evaluation/evaluation.ts'
import { evaluationLabels } from '#app/domains/evaluation/labels.fr.ts'
import type { QuestionPageData } from '#app/domains/evaluation/queries.server.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import { formatInstant, formatNumber } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { State } from '#app/ui/state.tsx'
import { workshopLabels } from '../labels.fr.ts'
import type { WorkshopPageData } from '../queries.server.ts'
import type { QuestionWorkshops } from '../question-queries.server.ts'
import { opinionsByGroup } from '../workshops.ts'

const t = workshopLabels.judging

/** On what it will be judged a success, and what was found, before one gives one’s opinion. */
export const JudgedQuestionCard = ({ evaluation, question }: QuestionPageData) => (
  <Card title={t.about} note={t.aboutNote} content="tight">
    <p>
      <strong>{question.text}</strong>
    </p>
    {question.conditions.length === 0 ? (
      <p>{t.noCondition}</p>
    ) : (
      <ul aria-label="On jugera réussi si…">
        {question.conditions.map(({ id, text, noted, held }) => (
          <li key={id}>
            {text} : <State glyph={evaluationLabels.heldGlyph[held]}>{evaluationLabels.held[held]}</State>
            {noted && <span className="muted"> ({noted})</span>}
          </li>
        ))}
      </ul>
    )}
    <p>
      <Link to={`/ctg/${evaluation.ctgId}/evaluation/questions/${question.id}`}>{t.evidence}</Link>
    </p>
  </Card>
)

type CountsRow = { readonly title: string; readonly counts: OpinionCounts }

const cellsOf = (counts: OpinionCounts) =>
  Object.fromEntries(levels.map((level) => [level, formatNumber(counts[level])]))

/** One line a group, five counts, and their sum: never a mean. */
export const OpinionsTable = ({
  rows,
  total,
}: {
  readonly rows: readonly CountsRow[]
  readonly total: OpinionCounts
}) => (
  <DataTable<CountsRow>
    caption={t.countsCaption}
    rows={rows}
    rowKey={({ title }) => title}
    onPhone="scroll"
    columns={[
      { key: 'title', header: t.group, cell: ({ title }) => title || t.loose },
      ...levels.map((level) => ({
        key: level,
        header: evaluationLabels.levelHeader(level),
        isNumeric: true,
        cell: ({ counts }: CountsRow) => formatNumber(counts[level]),
      })),
    ]}
    foot={[{ title: t.total, ...cellsOf(total) }]}
  />
)

type OpinionsProps = WorkshopPageData & {
  /** The question is worked on: framed, and not frozen. */
  readonly isUnderWay: boolean
}

export function OpinionsCard({ groups, proposals, isOpen, may, isUnderWay }: OpinionsProps) {
  const rows = opinionsByGroup(groups, proposals)
  if (rows.length === 0) return null
  return (
    <Card title={t.counts} note={t.countsNote}>
      <OpinionsTable rows={rows} total={countOpinions(proposals)} />
      {may.lead &&
        isUnderWay &&
        (isOpen ? (
          <p className="fine">{t.keepFirst}</p>
        ) : (
          <CommandForm intent="keep-workshop" submit={t.keep}>
            <p className="fine">{t.keepHint}</p>
          </CommandForm>
        ))}
    </Card>
  )
}

/** What was kept of a workshop: its counts, then its words, without a name. */
const ToldRoom = ({ groups, counts }: RoomWorkshop) => (
  <>
    <OpinionsTable rows={groups} total={counts} />
    <Disclosure summary={t.words}>
      <ul>
        {groups
          .flatMap(({ words }) => words)
          .map(({ level, text, partyName }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: frozen words, never moved, two may be alike
            <li key={index}>
              {`« ${text} »`}{' '}
              <span className="muted">{`${partyName ?? t.guest}, ${evaluationLabels.level[level]}`}</span>
            </li>
          ))}
      </ul>
    </Disclosure>
  </>
)

type QuestionProps = QuestionWorkshops & {
  readonly room: KeptRoom | null
  /** The question is worked on: framed, and not frozen. */
  readonly isUnderWay: boolean
}

/** On the page of the question: its workshops, and what was kept of them. */
export const QuestionWorkshopsCard = ({ ctgId, questionId, workshops, mayLead, room, isUnderWay }: QuestionProps) => (
  <Card
    title={t.cardTitle}
    note={t.cardNote}
    aside={
      mayLead &&
      isUnderWay && <LinkButton to={`/ctg/${ctgId}/ateliers?question=${questionId}#ouvrir`}>{t.open}</LinkButton>
    }
    content="tight"
  >
    {workshops.length === 0 ? (
      <EmptyState>{t.none}</EmptyState>
    ) : (
      <ul className="plain-list">
        {workshops.map(({ id, question, openedAt, isOpen, opinionCount }) => {
          const roomWorkshop = room?.workshops.find((one) => one.id === id)
          return (
            <li key={id}>
              <p>
                <Link to={`/ctg/${ctgId}/ateliers/${id}`}>{question}</Link>
                <span className="muted">
                  {`, ${formatInstant(openedAt)}, ${isOpen ? workshopLabels.state.open : workshopLabels.state.closed}, ${t.opinions(opinionCount)}`}
                </span>
              </p>
              {roomWorkshop && <ToldRoom {...roomWorkshop} />}
              {!isOpen && opinionCount > 0 && !roomWorkshop && <p className="fine">{t.notKept}</p>}
            </li>
          )
        })}
      </ul>
    )}
    {room && <p className="fine">{t.keptOn(parisDay(new Date(room.seal.at)), room.seal.by)}</p>}
  </Card>
)
