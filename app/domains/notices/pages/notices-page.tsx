/** Notices of a person, in one CTG or in all of hers: unread first, then all. */
import { formatInstant } from '#app/kernel/format.ts'
import { classNames } from '#app/ui/class-names.ts'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Pagination, Tabs } from '#app/ui/navigation.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { noticeSentence, noticeLabels as t } from '../labels.fr.ts'
import type { NoticesPageData } from '../queries.server.ts'
import styles from './notices-page.module.css'

export function NoticesPage(props: NoticesPageData) {
  const { ctgId, isUnreadOnly, unread, unreadElsewhere, page, pageCount, pace, notices } = props
  const base = ctgId === null ? '/notifications' : `/ctg/${ctgId}/notifications`
  return (
    <Page title={t.title} lead={t.lead(unread)} actions={unread > 0 && <MarkAll ctgId={ctgId} />}>
      <Tabs
        label={t.views}
        tabs={[
          { label: `${t.unread} (${unread})`, to: base, isCurrent: isUnreadOnly },
          { label: t.all, to: `${base}?vue=toutes`, isCurrent: !isUnreadOnly },
        ]}
      />
      {unreadElsewhere > unread && (
        <p>
          <Link to="/notifications">{t.everywhere(unreadElsewhere)}</Link>
        </p>
      )}
      <Card>
        {notices.length === 0 ? (
          <EmptyState>{isUnreadOnly ? t.noneUnread : t.none}</EmptyState>
        ) : (
          <ul className="plain-list" aria-label={t.caption}>
            {notices.map((notice) => (
              <NoticeLine key={notice.id} {...notice} hasCtg={ctgId === null} />
            ))}
          </ul>
        )}
        <Pagination
          page={page}
          pageCount={pageCount}
          pageUrl={(number) => `${base}?${isUnreadOnly ? '' : 'vue=toutes&'}page=${number}`}
        />
      </Card>
      <p className="muted small">
        {t.pace(pace)} <Link to="/compte">{t.changePace}</Link>
      </p>
    </Page>
  )
}

const MarkAll = ({ ctgId }: { readonly ctgId: string | null }) => (
  <CommandForm intent="mark-all" isInline submit={t.markAll} submitLook="plain">
    {ctgId !== null && <input type="hidden" name="ctgId" value={ctgId} />}
  </CommandForm>
)

type LineProps = NoticesPageData['notices'][number] & { readonly hasCtg: boolean }

const NoticeLine = ({ id, ctgId, ctgName, kind, facts, title, createdAt, isRead, hasCtg }: LineProps) => (
  <li className={classNames(styles.line, !isRead && styles.unread)}>
    <div className={styles.words}>
      <p>
        {!isRead && <span className="visually-hidden">{t.isUnread} : </span>}
        {noticeSentence(kind, facts)}
        {'\u00a0'}: <Link to={`/ctg/${ctgId}/notifications/${id}`}>{title}</Link>
      </p>
      {facts.quote && <blockquote className={styles.quote}>{facts.quote}</blockquote>}
      <p className="muted small">
        {formatInstant(createdAt)}
        {hasCtg && ` · ${ctgName}`}
      </p>
    </div>
    <CommandForm intent="mark" subject={id} isInline values={{ ctgId, noticeId: id }}>
      {!isRead && <input type="hidden" name="isRead" value="on" />}
      <SubmitButton
        look="quiet"
        isSmall
        label={`${isRead ? t.markUnread : t.markRead} : ${noticeSentence(kind, facts)}, ${title}, ${formatInstant(createdAt)}`}
      >
        {isRead ? t.markUnread : t.markRead}
      </SubmitButton>
    </CommandForm>
  </li>
)
