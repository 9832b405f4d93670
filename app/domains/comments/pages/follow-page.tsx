/** « Suivre une action »: which one, and an address. */
import { SelectField, TextField } from '#app/ui/field.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState, Notice } from '#app/ui/notice.tsx'
import { commentLabels } from '../labels.fr.ts'
import { VisitorFields } from './visitor-fields.tsx'
import type { PublishedAction } from './write-form.tsx'

const { follow: t } = commentLabels

type Props = {
  readonly address: string
  readonly actions: readonly PublishedAction[]
  readonly chosenKey: string
  readonly isSent: boolean
  readonly shown: string
}

export const FollowPage = ({ address, actions, chosenKey, isSent, shown }: Props) => (
  <Page title={t.title} lead={t.lead}>
    {isSent && (
      <Notice tone="ok" title={commentLabels.form.sentTitle}>
        {t.sent}
      </Notice>
    )}
    {actions.length === 0 && <EmptyState>{t.none}</EmptyState>}
    {actions.length > 0 && !isSent && (
      <Card>
        <CommandForm intent="follow-action" kept="nowhere" submit={t.send} sendingLabel="Envoi…">
          <VisitorFields shown={shown} />
          <SelectField
            name="actionKey"
            label={t.action}
            defaultValue={chosenKey}
            emptyLabel={t.actionMissing}
            options={actions.map(({ key, title }) => ({ value: key, label: title }))}
            isRequired
          />
          <TextField
            name="email"
            type="email"
            label={commentLabels.form.email}
            hint={t.emailHint}
            autoComplete="email"
            isRequired
          />
        </CommandForm>
      </Card>
    )}
    <p>
      <Link to={`/t/${address}`} reloadDocument>
        {commentLabels.back}
      </Link>
    </p>
  </Page>
)
