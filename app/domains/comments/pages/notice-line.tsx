/** One notice of content: who says what is unlawful and where, and the decision with its reasons. */
import { formatDay } from '#app/kernel/format.ts'
import { RadioGroup } from '#app/ui/choice-field.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { noticeOutcomes } from '../comments.ts'
import { commentLabels } from '../labels.fr.ts'
import type { QueueNotice } from '../queries.server.ts'
import styles from './comments.module.css'

const { notices: t } = commentLabels

export const NoticeLine = ({ notice, mayAnswer }: { readonly notice: QueueNotice; readonly mayAnswer: boolean }) => (
  <li className={styles.line}>
    <Stack isTight>
      <p className="muted small">
        {notice.receivedOn !== null && t.received(formatDay(notice.receivedOn))}, {t.by(notice.name)}
      </p>
      <p className={styles.words}>
        {t.address} : {notice.address}
      </p>
      {notice.body !== null && (
        <p className={styles.words}>
          {t.comment} : « {notice.body} »
        </p>
      )}
      <p className={styles.words}>
        {t.grounds} : {notice.grounds}
      </p>
      {mayAnswer && (
        <CommandForm intent="decide-content-notice" submit={t.decide} about={{ noticeId: notice.id }}>
          <RadioGroup
            name="outcome"
            label={t.outcome}
            {...(notice.body === null && { hint: t.elsewhere })}
            choices={noticeOutcomes.map((value) => ({ value, label: t.outcomes[value] }))}
            isRequired
          />
          <TextArea name="statement" label={t.statement} maxLength={2000} rows={2} isRequired />
        </CommandForm>
      )}
    </Stack>
  </li>
)
