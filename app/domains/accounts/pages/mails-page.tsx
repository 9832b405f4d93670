/** The mails of a demonstration: written, shown here, sent to nobody. */
import { formatInstant, formatList } from '#app/kernel/format.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Card, List, Page } from '#app/ui/layout.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import type { MailLine } from '../queries.server.ts'
import { splitLinks } from './mail-links.ts'
import styles from './mails-page.module.css'

/** Names of the files that go with it. */
const joinedTo = ({ documents, hasEvent }: MailLine): readonly string[] => [
  ...documents.map(({ name }) => name),
  ...(hasEvent ? ['invitation.ics'] : []),
]

export const MailsPage = ({ mails }: { readonly mails: readonly MailLine[] }) => (
  <Page
    title="Courriels envoyés"
    lead="En démonstration, aucun courriel ne part : les cinquante derniers se lisent ici."
  >
    <Card>
      {mails.length === 0 && (
        <EmptyState>
          Les courriels seront ici : invitations, liens de connexion, convocations, rappels. Invitez une personne, par
          exemple.
        </EmptyState>
      )}
      <List of={mails} isPlain>
        {(mail) => (
          <Disclosure
            summary={
              <>
                {mail.subject}{' '}
                <span className="muted small">
                  à {[mail.toName, mail.toAddress].filter(Boolean).join(', ')}, le {formatInstant(mail.createdAt)}
                </span>
              </>
            }
          >
            <p className={styles.body}>
              {splitLinks(mail.bodyText).map(({ text, isLink, start }) =>
                isLink ? (
                  <a key={start} href={text}>
                    {text}
                  </a>
                ) : (
                  text
                ),
              )}
            </p>
            {joinedTo(mail).length > 0 && <p className="small muted">Joint : {formatList(joinedTo(mail))}</p>}
          </Disclosure>
        )}
      </List>
    </Card>
  </Page>
)
