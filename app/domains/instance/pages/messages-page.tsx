/** Messages to all: a new one with its preview, and those written before. */
import { useState } from 'react'
import { parisDay } from '#app/kernel/calendar.ts'
import { formatInstant } from '#app/kernel/format.ts'
import { CheckboxField } from '#app/ui/choice-field.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { DateField, SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card, Columns, Page, Row, Stack } from '#app/ui/layout.tsx'
import { MessageBand } from '#app/ui/message-band.tsx'
import { Pagination } from '#app/ui/navigation.tsx'
import { type MessageLevel, messageLevels, messagePieces, mostMessageCharacters } from '../instance.ts'
import { instancePaths, messageLabels as t } from '../labels.fr.ts'
import type { MessagesPageData } from '../messages.server.ts'

export const MessagesPage = (data: MessagesPageData) => (
  <Page title={t.title} lead={t.lead}>
    <Columns main={<MessageList {...data} />} aside={<NewMessage at={data.at} />} isBalanced />
  </Page>
)

const dayMs = 86_400_000

const isLevel = (value: string): value is MessageLevel => messageLevels.some((level) => level === value)

/** The preview follows what is typed; without JavaScript the message is read once published, and can be withdrawn. */
function NewMessage({ at }: Pick<MessagesPageData, 'at'>) {
  const [draft, setDraft] = useState<{ readonly text: string; readonly level: MessageLevel }>({
    text: '',
    level: 'maintenance',
  })
  return (
    <Card title="Écrire un message">
      <CommandForm intent="publish-message" submit="Publier">
        <div
          onInput={({ target }) => {
            if (target instanceof HTMLTextAreaElement) setDraft({ ...draft, text: target.value })
            if (target instanceof HTMLSelectElement && isLevel(target.value))
              setDraft({ ...draft, level: target.value })
          }}
        >
          <Stack isTight>
            <SelectField
              name="level"
              label="Nature"
              defaultValue="maintenance"
              options={messageLevels.map((level) => ({ value: level, label: t.level[level] }))}
            />
            <TextArea
              name="text"
              label="Message"
              hint="Des mots simples ; une adresse https:// devient un lien."
              isRequired
              maxLength={mostMessageCharacters}
            />
          </Stack>
        </div>
        {draft.text.trim() !== '' && (
          <Stack isTight>
            <p className="small muted">Tel que chacun le lira :</p>
            <MessageBand level={draft.level} heading={t.level[draft.level]} pieces={messagePieces(draft.text.trim())} />
          </Stack>
        )}
        <Row>
          <DateField name="startsOn" label="Du" isRequired defaultValue={parisDay(at)} />
          <TextField name="startsAt" label="à (heure de Paris)" isRequired defaultValue="00:00" width={5} />
        </Row>
        <Row>
          <DateField name="endsOn" label="Au" isRequired defaultValue={parisDay(new Date(at.getTime() + dayMs))} />
          <TextField name="endsAt" label="à (heure de Paris)" isRequired defaultValue="20:00" width={5} />
        </Row>
        <CheckboxField
          name="isOnSignIn"
          label="Le montrer aussi sur la page de connexion"
          hint="N’importe qui peut alors le lire."
        />
      </CommandForm>
    </Card>
  )
}

const MessageList = ({ messages, page, pageCount }: MessagesPageData) => (
  <Card title="Les messages">
    <DataTable
      caption={t.title}
      rows={messages}
      empty={t.none}
      columns={[
        {
          header: 'Message',
          cell: ({ text, level, isOnSignIn, createdBy, dismissals }) => (
            <>
              {text}
              <br />
              <span className="fine muted">
                {t.level[level]}
                {isOnSignIn && ', aussi sur la page de connexion'}. Par {createdBy} ; {t.readBy(dismissals)}.
              </span>
            </>
          ),
        },
        { header: 'État', cell: ({ state }) => t.state[state] },
        {
          header: 'Du, au',
          isNote: true,
          cell: ({ startsAt, endsAt }) => `${formatInstant(startsAt)} – ${formatInstant(endsAt)}`,
        },
        {
          header: 'Acte',
          isHeaderHidden: true,
          onPhone: 'bare',
          cell: ({ id, state, text }) =>
            (state === 'shown' || state === 'to-come') && (
              <CommandForm intent="withdraw-message" isInline about={{ messageId: id }}>
                <SubmitButton look="quiet" isSmall label={`Retirer : ${text.slice(0, 40)}`}>
                  Retirer
                </SubmitButton>
              </CommandForm>
            ),
        },
      ]}
    />
    <Pagination page={page} pageCount={pageCount} pageUrl={(number) => `${instancePaths.messages}?page=${number}`} />
  </Card>
)
