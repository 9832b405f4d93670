/** Addresses told of the changes: their secret, what was sent to them last, and the form that adds one. */
import { formatInstant, formatList } from '#app/kernel/format.ts'
import { webhookTopics } from '#app/things/thing-kind.ts'
import { Chip } from '#app/ui/chip.tsx'
import { CheckboxGroup } from '#app/ui/choice-field.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { TextField } from '#app/ui/field.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card, Row, Stack } from '#app/ui/layout.tsx'
import { EmptyState, Notice } from '#app/ui/notice.tsx'
import { useRefreshWhile } from '#app/ui/refresh-while.tsx'
import { messageFailures } from '../api.ts'
import { apiLabels } from '../labels.fr.ts'
import type { LinkedSoftwareData } from '../queries.server.ts'
import styles from './api.module.css'

const t = apiLabels.webhooks
type Webhook = LinkedSoftwareData['webhooks'][number]
type Message = Webhook['messages'][number]
type Props = Pick<LinkedSoftwareData, 'webhooks' | 'mayLink' | 'mayTakeBack' | 'timeZone'> & {
  /** The secret of an address just added, or just changed. */
  readonly shown: { readonly webhookId: string; readonly secret: string } | null
}

export const WebhooksCard = ({ webhooks, mayLink, mayTakeBack, timeZone, shown }: Props) => (
  <Card title={t.title} id="webhooks" note={t.note} content="tight">
    {webhooks.length === 0 && <EmptyState>{t.empty}</EmptyState>}
    {webhooks.map((webhook) => (
      <WebhookSection
        key={webhook.id}
        webhook={webhook}
        mayLink={mayLink}
        mayTakeBack={mayTakeBack}
        timeZone={timeZone}
        secret={shown?.webhookId === webhook.id ? shown.secret : null}
      />
    ))}
    {mayLink && (
      <Disclosure summary={t.add} look="button" forms={{ intents: ['add-webhook'] }}>
        <AddForm />
      </Disclosure>
    )}
  </Card>
)

const AddForm = () => (
  <CommandForm intent="add-webhook" submit={t.create}>
    <Fields />
  </CommandForm>
)

const ChangeForm = ({ webhook }: { readonly webhook: Webhook }) => (
  <CommandForm intent="update-webhook" subject={webhook.id} submit={t.save} submitLabel={`${t.save} : ${webhook.name}`}>
    <input type="hidden" name="webhookId" value={webhook.id} />
    <Fields webhook={webhook} />
    <p className="fine muted">{t.changeNote}</p>
  </CommandForm>
)

const Fields = ({ webhook }: { readonly webhook?: Webhook }) => (
  <>
    <TextField name="name" label={t.name} defaultValue={webhook?.name} isRequired />
    <TextField name="url" label={t.url} hint={t.urlHint} defaultValue={webhook?.url} isRequired />
    <CheckboxGroup
      name="topics"
      label={t.topics}
      isRequired
      defaultValues={webhook?.topics ?? [...webhookTopics]}
      choices={webhookTopics.map((topic) => ({ value: topic, label: t.topic[topic] }))}
    />
  </>
)

type MessagesProps = { readonly webhook: Webhook } & Pick<Props, 'mayLink' | 'timeZone'>
type SectionProps = MessagesProps & Pick<Props, 'mayTakeBack'> & { readonly secret: string | null }

/** A test answers in seconds; beyond, what it waits for is its next attempt. */
const isAwaited = ({ state, attempts }: Message): boolean => state === 'waiting' && attempts === 0

function WebhookSection({ webhook, mayLink, mayTakeBack, timeZone, secret }: SectionProps) {
  const test = webhook.messages.find(({ topic }) => topic === 'test')
  // A secret is shown until one leaves: the page is not read again meanwhile.
  useRefreshWhile(test !== undefined && isAwaited(test) && secret === null)
  return (
    <section aria-labelledby={`webhook-${webhook.id}`}>
      <Stack isTight>
        <h3 id={`webhook-${webhook.id}`}>
          {webhook.name} <StateChip {...webhook} />
        </h3>
        {secret !== null && (
          <Notice tone="warn" title={t.secretTitle}>
            <TextField
              key={secret}
              name={`secret-${webhook.id}`}
              label={t.secret}
              hint={t.secretNote}
              defaultValue={secret}
              readOnly
              autoComplete="off"
              spellCheck={false}
            />
          </Notice>
        )}
        <DescriptionList
          items={[
            { term: t.address, description: <span className={styles.address}>{webhook.url}</span> },
            { term: t.told, description: formatList(topicsOf(webhook)) },
            ...(test === undefined
              ? []
              : [
                  {
                    term: t.lastTest,
                    description: (
                      <span role="status">
                        {formatInstant(test.occurredAt, timeZone)} <Answer message={test} timeZone={timeZone} />
                      </span>
                    ),
                  },
                ]),
          ]}
        />
        {mayTakeBack && (
          <Row>
            {mayLink && <Acts webhook={webhook} />}
            <Remove webhook={webhook} />
          </Row>
        )}
        <Disclosure summary={t.messages} forms={{ intents: ['send-message-again'] }}>
          <Messages webhook={webhook} mayLink={mayLink} timeZone={timeZone} />
        </Disclosure>
      </Stack>
    </section>
  )
}

const topicsOf = ({ topics }: Webhook): readonly string[] =>
  webhookTopics.filter((topic) => topics.includes(topic)).map((topic) => t.topicShort[topic])

function StateChip({ stopReason, failingSince }: Pick<Webhook, 'stopReason' | 'failingSince'>) {
  if (stopReason !== null) return <Chip tone={stopReason === 'paused' ? 'neutral' : 'bad'}>{t.stop[stopReason]}</Chip>
  return failingSince === null ? <Chip tone="ok">{t.active}</Chip> : <Chip tone="warn">{t.failing}</Chip>
}

type ActProps = {
  readonly webhook: Webhook
  readonly intent: string
  readonly label: string
  readonly look?: 'plain' | 'danger'
}

const Act = ({ webhook, intent, label, look = 'plain' }: ActProps) => (
  <CommandForm intent={intent} isInline about={{ webhookId: webhook.id }}>
    <SubmitButton look={look} label={`${label} : ${webhook.name}`}>
      {label}
    </SubmitButton>
  </CommandForm>
)

const Acts = ({ webhook }: { readonly webhook: Webhook }) => (
  <>
    {webhook.stoppedAt === null ? (
      <>
        <Act webhook={webhook} intent="send-webhook-test" label={t.test} />
        <Act webhook={webhook} intent="pause-webhook" label={t.pause} />
      </>
    ) : (
      <Act webhook={webhook} intent="resume-webhook" label={t.resume} />
    )}
    <Disclosure summary={t.change} forms={{ intents: ['update-webhook'], subject: webhook.id }}>
      <ChangeForm webhook={webhook} />
    </Disclosure>
    <Disclosure summary={t.renew} forms={{ intents: ['renew-webhook-secret'], subject: webhook.id }}>
      <p>{t.renewNote}</p>
      <Act webhook={webhook} intent="renew-webhook-secret" label={t.renew} />
    </Disclosure>
  </>
)

const Remove = ({ webhook }: { readonly webhook: Webhook }) => (
  <Disclosure summary={t.remove} forms={{ intents: ['remove-webhook'], subject: webhook.id }}>
    <p>{t.removeNote}</p>
    <Act webhook={webhook} intent="remove-webhook" label={t.removeIt} look="danger" />
  </Disclosure>
)

const stateTones = { waiting: 'neutral', delivered: 'ok', 'given-up': 'bad' } as const

/** « reçu (200), 1 essai », « en attente : ne répond pas ; nouvel essai le 26 novembre à 10 h 12 ». */
function answerOf({ state, attempts, answerStatus, failure, nextAttemptAt }: Message, timeZone: string): string {
  const why = messageFailures.find((one) => one === failure)
  const facts = [
    answerStatus === null ? '' : `${answerStatus}`,
    why && why !== 'status' ? t.failure[why] : '',
    attempts === 0 ? '' : t.attempts(attempts),
    state === 'waiting' && attempts > 0 ? t.nextAt(formatInstant(nextAttemptAt, timeZone)) : '',
  ]
  return facts.filter((one) => one !== '').join(', ')
}

const topicName = (topic: string): string =>
  t.topicShort[[...webhookTopics, 'test' as const].find((one) => one === topic) ?? 'plan']

const Answer = ({ message, timeZone }: { readonly message: Message; readonly timeZone: string }) => (
  <>
    <Chip tone={stateTones[message.state]}>{t.messageState[message.state]}</Chip> {answerOf(message, timeZone)}
  </>
)

const Messages = ({ webhook, mayLink, timeZone }: MessagesProps) => (
  <DataTable
    caption={`${t.messages} : ${webhook.name}`}
    rows={webhook.messages}
    empty={t.noMessage}
    columns={[
      {
        header: t.header.when,
        cell: ({ occurredAt }: Message) => formatInstant(occurredAt, timeZone),
      },
      { header: t.header.topic, cell: ({ topic }: Message) => topicName(topic) },
      {
        header: t.header.changes,
        cell: ({ topic, changeCount }: Message) => (topic === 'test' ? '' : t.changes(changeCount)),
      },
      {
        header: t.header.state,
        cell: (message: Message) => <Answer message={message} timeZone={timeZone} />,
      },
      { header: t.header.id, isNote: true, cell: ({ id }: Message) => <code>{id}</code> },
      ...(mayLink
        ? [
            {
              header: t.sendAgain,
              isHeaderHidden: true,
              cell: ({ id, state, occurredAt }: Message) =>
                state !== 'waiting' &&
                webhook.stoppedAt === null && (
                  <CommandForm intent="send-message-again" subject={id} isInline>
                    <input type="hidden" name="webhookId" value={webhook.id} />
                    <input type="hidden" name="messageId" value={id} />
                    <SubmitButton
                      look="plain"
                      label={`${t.sendAgain} : ${webhook.name}, ${formatInstant(occurredAt, timeZone)}`}
                    >
                      {t.sendAgain}
                    </SubmitButton>
                  </CommandForm>
                ),
            },
          ]
        : []),
    ]}
  />
)
