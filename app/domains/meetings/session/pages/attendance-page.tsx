/** Who comes in, by touch: one large button a presence, seat by seat. The form of all seats stays on the page of the meeting. */

import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { atStart } from '#app/kernel/format.ts'
import { Chip } from '#app/ui/chip.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { TextField } from '#app/ui/field.tsx'
import { CommandForm, useField } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { meetingLabels as t } from '../../labels.fr.ts'
import { Announced, nameToType, presenceOptions, SeatedTable, SeatWords } from '../../pages/attendance-card.tsx'
import type { AttendancePageData } from '../queries.server.ts'
import styles from './attendance.module.css'
import { titleAndTime } from './meeting-when.ts'

type Seat = AttendancePageData['seats'][number]

export const AttendancePage = ({ ctgId, meeting, seats, seatedCount, may }: AttendancePageData) => (
  <Page
    crumbs={[crumbs.meetings(ctgId), { label: meeting.title, to: `/ctg/${ctgId}/reunions/${meeting.id}` }]}
    title="Présences"
    lead={
      <>
        {titleAndTime(meeting)}{' '}
        <Chip tone={seatedCount > 0 ? 'ok' : 'neutral'}>
          {seatedCount} sur {seats.length} présents ou représentés
        </Chip>
      </>
    }
  >
    {may.note && seats.length > 0 ? (
      <ul className={classNames('plain-list', styles.seats)}>
        {seats.map((seat) => (
          <li key={seat.id}>
            <SeatCard seat={seat} />
          </li>
        ))}
      </ul>
    ) : (
      <Card>
        {seats.length === 0 ? <EmptyState>Cette instance n’a pas de siège.</EmptyState> : <SeatedTable seats={seats} />}
      </Card>
    )}
  </Page>
)

function SeatCard({ seat }: { readonly seat: Seat }) {
  return (
    <Card level={2} title={atStart(t.seated(seat))} aside={<Chip tone={seat.partyKind}>{seat.partyShortName}</Chip>}>
      <p className="small">
        <SeatWords seat={seat} />
        {seat.substituteName && `, suppléance : ${seat.substituteName}`}
      </p>
      <Announced seat={seat} />
      <CommandForm intent="mark-presence" about={{ seatId: seat.id }}>
        <TextField name="personName" label="Personne qui siège" defaultValue={nameToType(seat)} />
        <PresenceButtons seat={seat} />
      </CommandForm>
    </Card>
  )
}

/** Pressed once, noted; the one noted is said pressed. */
function PresenceButtons({ seat }: { readonly seat: Seat }) {
  const { id } = useField('presence')
  return (
    <fieldset id={id} className={styles.buttons}>
      <legend className="visually-hidden">Présence : {seat.personName || seat.holderName || seat.functionTitle}</legend>
      {presenceOptions(seat).map(({ value, label }) => (
        <button
          key={value}
          type="submit"
          name="presence"
          value={value}
          aria-pressed={seat.presence === value}
          className={styles.presence}
        >
          {label}
        </button>
      ))}
    </fieldset>
  )
}
