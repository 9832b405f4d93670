/** The agenda being prepared: its points in order, its time, and what awaits one. */

import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { UploadField } from '#app/domains/documents/upload-field.tsx'
import { formatCount } from '#app/kernel/format.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { NumberField, SelectField, TextField } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card, Columns, Page, Row, Stack } from '#app/ui/layout.tsx'
import { EmptyState, Notice } from '#app/ui/notice.tsx'
import type { SessionItem } from '../items.server.ts'
import { sessionLabels as t } from '../labels.fr.ts'
import type { AgendaPageData } from '../queries.server.ts'
import { AddItem } from './add-item.tsx'
import { DemandFields, ProposalForm } from './demand-forms.tsx'
import { ItemDemand, ItemLinks, ItemNote } from './item-words.tsx'
import { titleAndTime } from './meeting-when.ts'
import { RemoveItem } from './remove-item.tsx'

type Props = AgendaPageData & {
  /** What awaits an agenda, from the slices above. */
  readonly backlog: React.ReactNode
}

export function AgendaPage({ backlog, ...props }: Props) {
  const { ctgId, meeting, items, may } = props
  return (
    <Page
      crumbs={[crumbs.meetings(ctgId), { label: meeting.title, to: `/ctg/${ctgId}/reunions/${meeting.id}` }]}
      title="Ordre du jour"
      lead={titleAndTime(meeting)}
    >
      <Columns
        isBalanced={may.edit}
        main={
          <Card title="Points" aside={<TimeWords {...props} />}>
            <OverNotice {...props} />
            {items.length === 0 && (
              <EmptyState>L’ordre du jour est à écrire : tirez des points de ce qui attend, ou écrivez-les.</EmptyState>
            )}
            <ol className="plain-list">
              {items.map((item, index) => (
                <li key={item.id}>
                  <AgendaItem {...props} item={item} index={index} />
                </li>
              ))}
            </ol>
            {may.edit && <AddItem />}
          </Card>
        }
        aside={may.edit ? backlog : null}
      />
    </Page>
  )
}

const TimeWords = ({ meeting, time }: AgendaPageData) => (
  <span className="muted">
    {time.sumMinutes > 0 ? t.hours(time.sumMinutes) : `durée ${gapWords.text}`}
    {meeting.durationMinutes !== null && ` sur ${t.hours(meeting.durationMinutes)}`}
    {time.sumMinutes > 0 && time.untimedCount > 0 && `, ${formatCount(time.untimedCount, 'point')} sans durée`}
  </span>
)

function OverNotice({ meeting, time, may }: AgendaPageData) {
  return (
    <>
      {time.overMinutes > 0 && (
        <Notice tone="warn" title={`${t.hours(time.overMinutes)} de trop`}>
          Les points durent plus que la séance : raccourcissez-les ou reportez-en.
        </Notice>
      )}
      {may.edit && (
        <CommandForm intent="set-meeting-duration" isInline submit="Enregistrer la durée" submitLook="plain">
          <NumberField
            name="plannedMinutes"
            label="Durée prévue de la séance"
            unit="minutes"
            defaultValue={meeting.durationMinutes}
          />
        </CommandForm>
      )}
      {may.edit && <hr />}
    </>
  )
}

type ItemProps = AgendaPageData & { readonly item: SessionItem; readonly index: number }

function AgendaItem({ ctgId, meeting, item, index, items, may, nextMeetings, ownPartyId }: ItemProps) {
  const isSettled = item.isPutOff || !may.edit
  return (
    <Stack isTight>
      <p>
        <strong>
          {index + 1}. {item.title}
        </strong>{' '}
        <ItemNote item={item} />
      </p>
      <ItemDemand item={item} level={3} isOver={meeting.status === 'closed'} />
      <ItemLinks ctgId={ctgId} item={item} />
      {!isSettled && (
        <Row>
          <MoveForm item={item} direction="up" isPossible={index > 0} />
          <MoveForm item={item} direction="down" isPossible={index < items.length - 1} />
          <RemoveItem status={meeting.status} item={item} />
          <Disclosure
            summary="Modifier"
            group={`item-${item.id}`}
            forms={{ intents: ['update-agenda-item', 'attach-agenda-file'], subject: item.id }}
          >
            <EditItem ctgId={ctgId} item={item} />
          </Disclosure>
          {item.demand !== '' && (
            <Disclosure
              summary={t.propose}
              group={`item-${item.id}`}
              forms={{ intents: ['write-proposal'], subject: item.id }}
            >
              <ProposalForm item={item} own={item.proposals.find(({ partyId }) => partyId === ownPartyId)} />
            </Disclosure>
          )}
          <Disclosure
            summary="Reporter"
            group={`item-${item.id}`}
            forms={{ intents: ['put-off-agenda-item'], subject: item.id }}
          >
            <PutOffForm item={item} nextMeetings={nextMeetings} />
          </Disclosure>
        </Row>
      )}
      <hr />
    </Stack>
  )
}

type MoveProps = { readonly item: SessionItem; readonly direction: 'up' | 'down'; readonly isPossible: boolean }

const moveWords = { up: 'Monter', down: 'Descendre' } as const

/** At either end of the list the button stays, and does nothing: whoever moves a point by keyboard keeps the focus. */
const MoveForm = ({ item, direction, isPossible }: MoveProps) => (
  <CommandForm intent="move-agenda-item" subject={`${item.id}-${direction}`} isInline>
    <input type="hidden" name="agendaItemId" value={item.id} />
    <input type="hidden" name="direction" value={direction} />
    <SubmitButton look="quiet" isSmall isUnavailable={!isPossible} label={`${moveWords[direction]} : ${item.title}`}>
      {moveWords[direction]}
    </SubmitButton>
  </CommandForm>
)

export const PutOffForm = ({
  item,
  nextMeetings,
}: Pick<AgendaPageData, 'nextMeetings'> & { readonly item: SessionItem }) => (
  <CommandForm intent="put-off-agenda-item" about={{ agendaItemId: item.id }}>
    <SelectField
      name="toMeetingId"
      label="Reporter à"
      options={nextMeetings.map(({ id, title }) => ({ value: id, label: title }))}
      emptyLabel="une prochaine réunion, pas encore fixée"
      defaultValue={nextMeetings[0]?.id ?? ''}
    />
    <FormActions>
      <SubmitButton look="plain" label={`Reporter le point : ${item.title}`}>
        Reporter le point
      </SubmitButton>
    </FormActions>
  </CommandForm>
)

const EditItem = ({ ctgId, item }: { readonly ctgId: string; readonly item: SessionItem }) => (
  <Stack>
    <CommandForm intent="update-agenda-item" version={item.version} about={{ agendaItemId: item.id }}>
      <TextField name="title" label="Point" defaultValue={item.title} isRequired />
      <TextField name="presenter" label="Présenté par" defaultValue={item.presenter} />
      <NumberField name="durationMinutes" label="Durée" unit="minutes" defaultValue={item.durationMinutes} />
      <DemandFields {...item} />
      <FormActions>
        <SubmitButton look="plain" label={`Enregistrer le point : ${item.title}`}>
          Enregistrer le point
        </SubmitButton>
      </FormActions>
    </CommandForm>
    <CommandForm intent="attach-agenda-file" hasFiles about={{ agendaItemId: item.id }}>
      <UploadField name="file" label="Document" hint="PDF, Word, tableur ou image, 25 Mo au plus." />
      <FormActions>
        <SubmitButton look="plain" label={`Joindre le document : ${item.title}`}>
          Joindre le document
        </SubmitButton>
      </FormActions>
    </CommandForm>
    {item.files.map(({ id, name }) => (
      <CommandForm key={id} intent="detach-agenda-file" subject={id} isInline>
        <input type="hidden" name="agendaItemId" value={item.id} />
        <input type="hidden" name="fileId" value={id} />
        <a href={`/ctg/${ctgId}/fichiers/${id}`}>{name}</a>
        <SubmitButton look="quiet" isSmall label={`Retirer : ${name}`}>
          Retirer
        </SubmitButton>
      </CommandForm>
    ))}
  </Stack>
)
