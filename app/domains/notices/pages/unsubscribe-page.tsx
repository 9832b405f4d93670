/** Behind « Ne plus recevoir ces courriels »: one gesture, without sign-in, that can be undone. */
import { Form } from 'react-router'
import { Button } from '#app/ui/button.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { noticeLabels } from '../labels.fr.ts'

const t = noticeLabels.stop

type Props = { readonly name: string; readonly isStopped: boolean }

export const UnsubscribePage = ({ name, isStopped }: Props) => (
  <Page title={t.title} lead={t.lead(name)}>
    {isStopped && <Notice tone="ok">{t.stopped}</Notice>}
    <Card note={t.note}>
      <Form method="post">
        <Button name="souhait" value={isStopped ? 'recevoir' : 'arreter'} look={isStopped ? 'plain' : 'primary'}>
          {isStopped ? t.again : t.act}
        </Button>
      </Form>
    </Card>
  </Page>
)
