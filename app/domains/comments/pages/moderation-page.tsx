/** Comments of the public page, by state: reading before they show, several at once, answering, deciding what is contested. */
import { formatDay } from '#app/kernel/format.ts'
import { CheckboxField } from '#app/ui/choice-field.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Pagination, Tabs } from '#app/ui/navigation.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { commentLabels } from '../labels.fr.ts'
import type { ModerationPageData } from '../queries.server.ts'
import { queuePath, queueViews } from '../queue-view.ts'
import { JudgeForm, judgeFormId } from './judge-form.tsx'
import { NoticeLine } from './notice-line.tsx'
import { QueueLine } from './queue-line.tsx'

const { queue: t } = commentLabels

export function ModerationPage(props: ModerationPageData) {
  const { ctgId, view, page, pageCount, seesQueue, mayModerate, counts, setting } = props
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        setting.address !== null && (
          <Link to={`/t/${setting.address}/avis`} reloadDocument>
            {t.toPage}
          </Link>
        )
      }
    >
      {seesQueue && (
        <Tabs
          label={t.filters}
          tabs={queueViews.map((one) => ({
            label: t.count[one](counts[one]),
            to: queuePath(ctgId, one),
            isCurrent: one === view,
          }))}
        />
      )}
      <Card title={t.count[view](counts[view])} id="liste">
        <QueueList {...props} />
        <Pagination page={page} pageCount={pageCount} pageUrl={(number) => queuePath(ctgId, view, number)} />
      </Card>
      {mayModerate && <OpeningCard {...setting} />}
    </Page>
  )
}

function QueueList({ ctgId, view, comments, notices, themes, mayModerate, mayAnswer }: ModerationPageData) {
  if (comments.length === 0 && notices.length === 0) return <EmptyState>{t.empty[view]}</EmptyState>
  const isJudged = mayModerate && (view === 'waiting' || view === 'shown' || view === 'hidden')
  return (
    <>
      <ul className="plain-list">
        {comments.map((comment) => (
          <QueueLine
            key={comment.id}
            {...{ comment, themes, ctgId, mayModerate, mayAnswer }}
            formId={isJudged ? judgeFormId : undefined}
          />
        ))}
        {notices.map((notice) => (
          <NoticeLine key={notice.id} notice={notice} mayAnswer={mayAnswer} />
        ))}
      </ul>
      {isJudged && <JudgeForm view={view} pageIds={comments.map(({ id }) => id)} />}
    </>
  )
}

/** Whether the public page takes comments: either coordination opens and closes them. */
const OpeningCard = ({ isOpen, changedBy, changedOn, address }: ModerationPageData['setting']) => (
  <Card title={t.openings}>
    <p>{isOpen ? t.isOpen : t.isClosed}</p>
    {changedBy !== null && changedOn !== null && (
      <p className="muted small">{t.changedBy(changedBy, formatDay(changedOn))}</p>
    )}
    {address === null && <p>{t.noPage}</p>}
    <CommandForm intent="set-open" submit={t.save} submitLook="plain">
      <CheckboxField name="isOpen" label={t.takes} isChecked={isOpen} />
    </CommandForm>
  </Card>
)
