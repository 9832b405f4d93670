/** Behind « Ne plus recevoir ces courriels »: one gesture, without sign-in. */
import { Form } from 'react-router'
import { Button } from '#app/ui/button.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { commentLabels } from '../labels.fr.ts'
import type { MailLinkPageData } from '../link-queries.server.ts'

const { follow: t } = commentLabels

export const StopFollowPage = ({ follower }: MailLinkPageData) => (
  <Page title={t.stopTitle} lead={follower?.actionTitle}>
    {follower?.isStopped ? (
      <Notice tone="ok">{t.stopped}</Notice>
    ) : (
      <Card>
        <Form method="post">
          <Button name="souhait" value="arreter" look="primary">
            {t.stop}
          </Button>
        </Form>
      </Card>
    )}
  </Page>
)
