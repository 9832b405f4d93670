/** Who sat, seat by seat, in one form, folded until the session opens; once the meeting is closed, the list with the names of that day. */
import { governanceLabels } from '#app/domains/governance/labels.fr.ts'
import { atStart } from '#app/kernel/format.ts'
import { Chip } from '#app/ui/chip.tsx'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Row } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { missingSentence, meetingLabels as t } from '../labels.fr.ts'
import type { MeetingPageData } from '../meeting-queries.server.ts'
import { presenceOf, presences } from '../meetings.ts'

type Seat = MeetingPageData['seats'][number]

/** A seat that nobody holds has nobody to excuse: it is vacant, unless somebody sits there. */
export const presenceOptions = ({ holderName, announcedRepresentative }: Seat) =>
  holderName || announcedRepresentative
    ? presences.map((value) => ({ value, label: t.presence[value] }))
    : presences.flatMap((value) =>
        value === 'excused' ? [] : [{ value, label: value === 'absent' ? t.vacant : t.presence[value] }],
      )

export const SeatWords = ({ seat }: { readonly seat: Pick<Seat, 'functionTitle' | 'allowsRepresentative'> }) => (
  <>
    {seat.functionTitle}
    {seat.allowsRepresentative && <span className="muted">, {governanceLabels.orRepresentative}</span>}
  </>
)

/** The name in the field: whoever was announced comes by the presence itself (`whoSat`), not by a name left there. */
export const nameToType = ({ personName, holderName, announcedRepresentative }: Seat): string =>
  (personName !== announcedRepresentative && personName) || holderName || ''

/** What was answered of the seat, until who sits is noted. */
export const Announced = ({ seat }: { readonly seat: Seat }) => {
  const words = seat.presence === null && t.announced(seat)
  return words ? <p className="fine">{words}</p> : null
}

type SeatedProps = {
  readonly seats: readonly Seat[]
  /** Before its day, nothing of who sits can have been noted: the column would say so on every line. */
  readonly isDayCome?: boolean
}

export const SeatedTable = ({ seats, isDayCome = true }: SeatedProps) => (
  <DataTable
    caption="Présences"
    rows={seats}
    empty="Cette instance n’a pas de siège, ou les présences n’ont pas été notées."
    onPhone="cards"
    columns={[
      { header: 'Fonction', cell: (seat) => <SeatWords seat={seat} /> },
      {
        header: 'Personne',
        cell: (seat) => (
          <>
            {seat.personName || seat.holderName ? t.seated(seat) : <Chip tone="warn">{t.seated(seat)}</Chip>}{' '}
            <Chip tone={seat.partyKind}>{seat.partyShortName}</Chip>
            <Announced seat={seat} />
          </>
        ),
      },
      ...(isDayCome || seats.some(({ presence }) => presence !== null) ? [presenceColumn] : []),
    ]}
  />
)

const presenceColumn: Column<Seat> = {
  header: 'Présence',
  cell: (seat) => t.presenceSaid(presenceOf(seat)),
}

export const AttendanceCard = ({ ctgId, meeting, seats, missingSeats, may, isDayCome }: MeetingPageData) => (
  <Card title={t.whoSits(meeting.status)} id="presences">
    {missingSeats.length > 0 && meeting.status !== 'cancelled' && (
      <ul className="small">
        {missingSeats.map((missing) => (
          <li key={missing.code}>
            <Link to={`/ctg/${ctgId}/instances/${meeting.bodyId}`}>{atStart(missingSentence(missing))}</Link>
          </li>
        ))}
      </ul>
    )}
    {may.edit && meeting.status === 'in-session' && seats.length > 0 ? (
      <CommandForm {...noteAll} submitLook="plain">
        <SeatFields seats={seats} />
      </CommandForm>
    ) : (
      <>
        <SeatedTable {...{ seats, isDayCome }} />
        {may.edit && isDayCome && seats.length > 0 && (
          <FoldedForm {...noteAll} summary="Noter qui siège">
            <SeatFields seats={seats} />
          </FoldedForm>
        )}
      </>
    )}
  </Card>
)

const noteAll = { intent: 'record-attendance', submit: 'Noter les présences' } as const

const SeatFields = ({ seats }: Pick<MeetingPageData, 'seats'>) =>
  seats.map((seat) => (
    <fieldset key={seat.id}>
      <legend className="small">
        <SeatWords seat={seat} /> <Chip tone={seat.partyKind}>{seat.partyShortName}</Chip>
      </legend>
      <Row>
        <TextField name={`personName-${seat.id}`} label="Personne" defaultValue={nameToType(seat)} />
        <SelectField
          name={`presence-${seat.id}`}
          label="Présence"
          options={presenceOptions(seat)}
          emptyLabel={t.presenceSaid(presenceOf({ ...seat, presence: null }))}
          defaultValue={seat.presence}
        />
      </Row>
      <Announced seat={seat} />
    </fieldset>
  ))
