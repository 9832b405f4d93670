/** A workshop: one’s proposal, then the board of all, read again by itself while it is open. */
import { LinkButton } from '#app/ui/button.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Breadcrumb, Card, PageHeader, Row, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { useRefreshWhile } from '#app/ui/refresh-while.tsx'
import { workshopLabels as t } from '../labels.fr.ts'
import type { WorkshopPageData } from '../queries.server.ts'
import { shownCode } from '../workshops.ts'
import { Board } from './board.tsx'
import { ProposalForm } from './proposal-form.tsx'

export function WorkshopPage(props: WorkshopPageData & { readonly siteUrl: string }) {
  const { ctgId, workshop, isOpen, groups, proposals, may, siteUrl } = props
  useRefreshWhile(isOpen)
  const { id, question, themeName, openedBy, meetingId, meetingTitle, joinCode } = workshop
  const joinPath = `/atelier/${joinCode}`
  return (
    <Stack>
      <Breadcrumb crumbs={[{ label: t.title, to: `/ctg/${ctgId}/ateliers` }]} />
      <PageHeader
        title={question}
        lead={`${t.about(themeName, openedBy)} : ${t.counts(proposals.length, groups.length)}`}
        actions={
          <Row>
            <LinkButton to={`/ctg/${ctgId}/ateliers/${id}/salle`}>{t.room}</LinkButton>
            {may.lead && <StateForm isOpen={isOpen} />}
          </Row>
        }
      />
      {!isOpen && <Notice>{t.closedNotice}</Notice>}
      {may.propose && (
        <Card title={t.proposalTitle}>
          <ProposalForm />
        </Card>
      )}
      <Board {...props} />
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
    </Stack>
  )
}

const StateForm = ({ isOpen }: { readonly isOpen: boolean }) => (
  <CommandForm intent="set-state" isInline>
    {!isOpen && <input type="hidden" name="isOpen" value="on" />}
    <SubmitButton look="plain">{isOpen ? t.close : t.reopen}</SubmitButton>
  </CommandForm>
)
