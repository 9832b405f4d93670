/** On the page of a meeting: who was called, what each answered, and one's own answer. */
import { dayIn } from '#app/kernel/calendar.ts'
import { ofName } from '#app/kernel/elision.fr.ts'
import { formatCount, formatDay, formatList } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card, Row } from '#app/ui/layout.tsx'
import type { Tone } from '#app/ui/tone.ts'
import { isOpenToChange } from '../../meetings.ts'
import { type InvitationReply, invitationReplies } from '../invitations.ts'
import { invitationLabels as t } from '../labels.fr.ts'
import type { InvitationRow, InvitationsData } from '../queries.server.ts'
import { ReplyForm } from './reply-form.tsx'

const replyTone: Record<InvitationReply, Tone> = {
  accepted: 'ok',
  tentative: 'warn',
  declined: 'bad',
  represented: 'accent',
}

const allowsRepresentative = ({ seats }: InvitationRow): boolean =>
  seats.some((seat) => seat.capacity === 'holder' && seat.allowsRepresentative)

/** « 7 viennent, 1 viendra peut-être, 3 sans réponse », until the meeting is over: then it is who sat that counts. */
function countsOf(invitations: readonly InvitationRow[]): string {
  const count = (reply: InvitationReply | null) => invitations.filter((one) => one.reply === reply).length
  const words: Record<InvitationReply, readonly [string, string]> = {
    accepted: ['vient', 'viennent'],
    tentative: ['viendra peut-être', 'viendront peut-être'],
    declined: ['ne vient pas', 'ne viennent pas'],
    represented: ['se fera représenter', 'se feront représenter'],
  }
  return [
    ...invitationReplies.map((reply) => [count(reply), ...words[reply]] as const),
    [count(null), t.noReply, t.noReply] as const,
  ]
    .filter(([number]) => number > 0)
    .map(([number, one, many]) => formatCount(number, one, many))
    .join(', ')
}

export function InvitationCard({
  ctgId,
  meetingId,
  status,
  own,
  mayNote,
  invitations,
  silent,
  timeZone,
}: InvitationsData) {
  if (status === 'draft') return null
  const isOver = !isOpenToChange(status)
  return (
    <>
      {own && (
        <Card title="Votre réponse" id="votre-reponse">
          <OwnReply own={own} />
        </Card>
      )}
      <Card
        title="Réponses à la convocation"
        id="reponses"
        note={invitations.length > 0 && !isOver ? countsOf(invitations) : undefined}
        aside={status === 'cancelled' ? undefined : <Papers meetingPage={`/ctg/${ctgId}/reunions/${meetingId}`} />}
      >
        <DataTable
          caption="Personnes convoquées"
          rows={invitations}
          empty="Personne n’a été convoqué par Trame."
          columns={[
            { header: 'Personne', cell: (one) => <Who one={one} mayNote={mayNote} /> },
            { header: 'Siège', cell: ({ seats }) => <Seats seats={seats} /> },
            {
              header: 'Réponse',
              cell: (one) => <Reply {...{ one, mayNote, timeZone, isOver }} />,
            },
          ]}
        />
        {silent && <SilentGuests {...silent} />}
        {mayNote && (
          <CommandForm intent="call-others" isInline>
            <SubmitButton look="quiet" isSmall sendingLabel="Envoi…">
              Convoquer les sièges changés depuis
            </SubmitButton>
          </CommandForm>
        )}
      </Card>
    </>
  )
}

const Papers = ({ meetingPage }: { readonly meetingPage: string }) => (
  <Row>
    <LinkButton to={`${meetingPage}/convocation.pdf`} isDownload>
      Convocation (PDF)
    </LinkButton>
    <LinkButton to={`${meetingPage}/emargement.pdf`} isDownload>
      Feuille d’émargement (PDF)
    </LinkButton>
  </Row>
)

const namesOf = (guests: readonly { readonly name: string }[]): string => formatList(guests.map(({ name }) => name))

/** To whom a reminder would go, before it goes; and what the clock will do by itself. */
function SilentGuests({ reachable, waiting, unreachable, clock }: NonNullable<InvitationsData['silent']>) {
  if (reachable.length + waiting.length + unreachable.length === 0) return null
  return (
    <>
      <p className="small">
        {clock.kind === 'from'
          ? `Qui n’a pas répondu reçoit un seul rappel, à partir du ${formatDay(clock.day)}.`
          : t.clock[clock.kind]}
      </p>
      {reachable.length > 0 && (
        <FoldedForm
          summary="Relancer qui n’a pas répondu"
          intent="remind-silent"
          submit={reachable.length === 1 ? 'Relancer cette personne' : `Relancer ces ${reachable.length} personnes`}
          sendingLabel="Envoi…"
        >
          <p>Un rappel part par courriel, avec la convocation, à {namesOf(reachable)}.</p>
          {waiting.length > 0 && <p className="small">Déjà écrit aujourd’hui : {namesOf(waiting)}.</p>}
          {unreachable.length > 0 && (
            <p className="small">Sans adresse qui reçoive, à prévenir par vos moyens : {namesOf(unreachable)}.</p>
          )}
        </FoldedForm>
      )}
    </>
  )
}

const OwnReply = ({ own }: { readonly own: InvitationRow }) => {
  const form = (
    <ReplyForm
      intent="reply-to-invitation"
      invitationId={own.id}
      answer={own}
      allowsRepresentative={allowsRepresentative(own)}
      submitLabel="Répondre"
    />
  )
  if (own.reply === null) return form
  return (
    <>
      <p>
        <Chip tone={replyTone[own.reply]}>{t.ownReply[own.reply]}</Chip>{' '}
        {own.representativeName && `par ${own.representativeName}`}
      </p>
      <Disclosure look="button" summary="Changer votre réponse" forms={{ intents: ['reply-to-invitation'] }}>
        {form}
      </Disclosure>
    </>
  )
}

const Who = ({ one, mayNote }: { readonly one: InvitationRow; readonly mayNote: boolean }) => (
  <>
    {one.name}
    {mayNote && (
      <span className="fine">
        <br />
        {one.email === '' ? <Chip tone="warn">sans adresse : à prévenir par vos moyens</Chip> : one.email}
        {one.isRefused && <Chip tone="bad">adresse refusée par son serveur</Chip>}
        {one.isMailDue && ', courriel en préparation'}
      </span>
    )}
  </>
)

const Seats = ({ seats }: Pick<InvitationRow, 'seats'>) => (
  <>
    {seats.map(({ seatId, functionTitle, capacity, partyKind, partyShortName, holderName }) => (
      <div key={seatId}>
        {functionTitle} <Chip tone={partyKind}>{partyShortName}</Chip>
        {capacity !== 'holder' && (
          <span className="muted small"> {holderName ? `à la place ${ofName(holderName)}` : t.capacity[capacity]}</span>
        )}
      </div>
    ))}
  </>
)

type ReplyProps = {
  readonly one: InvitationRow
  readonly mayNote: boolean
  readonly timeZone: string
  readonly isOver: boolean
}

const Reply = ({ one, mayNote, timeZone, isOver }: ReplyProps) => (
  <>
    {one.reply ? (
      <Chip tone={isOver ? 'neutral' : replyTone[one.reply]}>{t.replySaid(one.reply, isOver)}</Chip>
    ) : (
      <span className="muted">{t.replySaid(null, isOver)}</span>
    )}
    {one.representativeName && ` par ${one.representativeName}`}
    {one.comment && <p className="small">« {one.comment} »</p>}
    {one.reply === null && one.remindedAt && (
      <p className="fine">relancé le {formatDay(dayIn(timeZone, new Date(one.remindedAt)))}</p>
    )}
    {one.notedBy && <p className="fine">noté par {one.notedBy}</p>}
    {mayNote && (
      <Disclosure summary="Noter sa réponse" forms={{ intents: ['note-reply'], subject: one.id }}>
        <ReplyForm
          intent="note-reply"
          invitationId={one.id}
          answer={one}
          allowsRepresentative={allowsRepresentative(one)}
          isOwn={false}
          submitLabel="Noter la réponse"
          of={one.name}
        />
      </Disclosure>
    )}
  </>
)
