/** A workshop: one’s proposal, then the board of all, read again by itself while it is open. */
import { refusalToNote } from '#app/domains/evaluation/evaluation.ts'
import { JudgementsCard } from '#app/domains/evaluation/pages/judgements-card.tsx'
import type { QuestionPageData } from '#app/domains/evaluation/queries.server.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Page, Row } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { useRefreshWhile } from '#app/ui/refresh-while.tsx'
import { workshopLabels as t } from '../labels.fr.ts'
import type { WorkshopPageData } from '../queries.server.ts'
import { reasonsFrom, shownCode } from '../workshops.ts'
import { Board } from './board.tsx'
import { JudgedQuestionCard, OpinionsCard } from './judging-cards.tsx'
import { ProposalForm } from './proposal-form.tsx'

type Props = WorkshopPageData & {
  readonly siteUrl: string
  /** The question of the evaluation that the room judges. */
  readonly judged: QuestionPageData | null
  /** The group whose words begin the reasons of a party. */
  readonly wordsOf: string | null
}

export function WorkshopPage(props: Props) {
  const { ctgId, workshop, isOpen, isJudging, groups, proposals, may, siteUrl, judged, wordsOf } = props
  useRefreshWhile(isOpen)
  const { id, question, themeName, openedBy, meetingId, meetingTitle, joinCode } = workshop
  const joinPath = `/atelier/${joinCode}`
  return (
    <Page
      crumbs={[{ label: t.title, to: `/ctg/${ctgId}/ateliers` }]}
      title={question}
      lead={`${t.about(themeName, openedBy)} : ${t.counts(proposals.length, groups.length)}`}
      actions={
        <Row>
          <LinkButton to={`/ctg/${ctgId}/ateliers/${id}/salle`}>{t.room}</LinkButton>
          {may.lead && <StateForm isOpen={isOpen} />}
        </Row>
      }
    >
      {!isOpen && <Notice>{t.closedNotice}</Notice>}
      {judged && <JudgedQuestionCard {...judged} />}
      {may.propose && (
        <Card title={t.proposalTitle}>
          <ProposalForm isJudging={isJudging} />
        </Card>
      )}
      <Board {...props} mayJudge={judged?.may.judge ?? false} />
      {judged && (
        <>
          <OpinionsCard {...props} isUnderWay={refusalToNote(judged.evaluation) === undefined} />
          <JudgementsCard {...judged} draftReasons={draftOf(props, wordsOf)} />
        </>
      )}
      <p className="muted small">
        {meetingId && meetingTitle && (
          <>
            {t.meeting} : <Link to={`/ctg/${ctgId}/reunions/${meetingId}`}>{meetingTitle}</Link>
            {isOpen && ' · '}
          </>
        )}
        {isOpen && (
          <>
            {t.join} : <a href={joinPath}>{`${siteUrl}/atelier/${shownCode(joinCode)}`}</a>
          </>
        )}
      </p>
    </Page>
  )
}

function draftOf({ groups, proposals }: WorkshopPageData, groupId: string | null): string | undefined {
  const group = groups.find(({ id }) => id === groupId)
  return (
    group &&
    reasonsFrom(
      group.title,
      proposals.filter((one) => one.groupId === group.id),
    )
  )
}

const StateForm = ({ isOpen }: { readonly isOpen: boolean }) => (
  <CommandForm intent="set-state" isInline submit={isOpen ? t.close : t.reopen} submitLook="plain">
    {!isOpen && <input type="hidden" name="isOpen" value="on" />}
  </CommandForm>
)
