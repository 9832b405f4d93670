/** « Signaler »: the elements that the European regulation asks for. */
import { CheckboxField } from '#app/ui/choice-field.tsx'
import { TextArea, TextField } from '#app/ui/field.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { commentLabels } from '../labels.fr.ts'
import styles from './comments.module.css'
import { VisitorFields } from './visitor-fields.tsx'

const { signal: t } = commentLabels

type Props = {
  readonly address: string
  readonly pageUrl: string
  readonly comment: { readonly id: string; readonly name: string; readonly body: string } | null
  readonly isSent: boolean
  readonly shown: string
}

export const SignalPage = ({ address, isSent, ...form }: Props) => (
  <Page title={t.title} lead={t.lead}>
    {isSent ? (
      <Notice tone="ok" title={t.sentTitle}>
        {t.sent}
      </Notice>
    ) : (
      <SignalForm {...form} />
    )}
    <p>
      <Link to={`/t/${address}`} reloadDocument>
        {commentLabels.back}
      </Link>
    </p>
  </Page>
)

const SignalForm = ({ pageUrl, comment, shown }: Omit<Props, 'address' | 'isSent'>) => (
  <Card>
    {comment && (
      <blockquote>
        <p className="small muted">{t.quoted}</p>
        <p className={styles.words}>{comment.body}</p>
      </blockquote>
    )}
    <CommandForm intent="notify-content" kept="tab" submit={t.send} sendingLabel="Envoi…">
      <VisitorFields shown={shown} />
      {comment && <input type="hidden" name="commentId" value={comment.id} />}
      <TextField
        name="address"
        label={t.address}
        hint={t.addressHint}
        defaultValue={comment ? `${pageUrl}/avis#avis-${comment.id}` : pageUrl}
        isRequired
      />
      <TextArea name="grounds" label={t.grounds} rows={5} maxLength={4000} isRequired />
      <TextField name="name" label={t.name} autoComplete="name" />
      <TextField name="email" type="email" label={commentLabels.form.email} autoComplete="email" />
      <CheckboxField name="isChildProtection" label={t.isChildProtection} hint={t.childHint} />
      <CheckboxField name="goodFaith" label={t.goodFaith} />
    </CommandForm>
  </Card>
)
