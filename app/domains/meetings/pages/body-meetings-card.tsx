/** On the page of a body: its meetings, the latest first. */
import { formatInstant } from '#app/kernel/format.ts'
import { Chip } from '#app/ui/chip.tsx'
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { meetingLabels as t } from '../labels.fr.ts'
import type { BodyMeeting } from '../meeting-queries.server.ts'
import { meetingTone } from './tones.ts'

type Props = { readonly ctgId: string; readonly bodyId: string; readonly meetings: readonly BodyMeeting[] }

export const BodyMeetingsCard = ({ ctgId, bodyId, meetings }: Props) => (
  <Card title="Ses réunions">
    {meetings.length === 0 ? (
      <EmptyState>Aucune réunion.</EmptyState>
    ) : (
      <p>
        <Link to={`/ctg/${ctgId}/instances/${bodyId}/presences`}>Qui est venu, réunion après réunion</Link>
      </p>
    )}
    <ul className="plain-list">
      {meetings.map(({ id, title, startsAt, timeZone, status }) => (
        <li key={id}>
          <Link to={`/ctg/${ctgId}/reunions/${id}`}>{title}</Link>{' '}
          <Chip tone={meetingTone[status]}>{t.meetingStatus[status]}</Chip>
          <br />
          <span className="fine">{formatInstant(startsAt, timeZone)}</span>
        </li>
      ))}
    </ul>
  </Card>
)
