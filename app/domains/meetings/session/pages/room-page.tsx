/** The screen of the room: the point under way, its time, the next one; read from afar, followed by itself. */
import { useEffect, useState } from 'react'
import { formatInstant } from '#app/kernel/format.ts'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Link } from '#app/ui/link.tsx'
import { useRefreshWhile } from '#app/ui/refresh-while.tsx'
import { meetingLabels } from '../../labels.fr.ts'
import { sessionLabels as t } from '../labels.fr.ts'
import type { RoomPageData } from '../queries.server.ts'
import { ItemProposals } from './item-words.tsx'
import { OutcomeWords } from './outcomes.tsx'
import styles from './room.module.css'

const refreshMs = 4000

export function RoomPage(props: RoomPageData) {
  const { ctgId, meeting, current, next, items, position, may } = props
  useRefreshWhile(meeting.status !== 'closed' && meeting.status !== 'cancelled', refreshMs)
  return (
    <main id="content" className={styles.room}>
      <header className={styles.head}>
        <p>
          {meeting.bodyName}, {formatInstant(meeting.startsAt, meeting.timeZone)}
        </p>
        <nav aria-label="Écran de la salle" className="not-printed">
          <Link to={`/ctg/${ctgId}/reunions/${meeting.id}/seance`}>Revenir à la séance</Link>
        </nav>
      </header>
      <p role="status" className="visually-hidden">
        {roomWords(props)}
      </p>
      {current ? <CurrentPoint {...props} /> : <Waiting {...props} />}
      <footer className={styles.foot}>
        {current && (
          <p>
            Point {position} sur {items.length}
          </p>
        )}
        {next && (
          <p>
            Ensuite : <strong>{next.demand || next.title}</strong>
          </p>
        )}
        {may.conduct && (next ?? (current ? null : items[0])) && (
          <CommandForm intent="show-agenda-item" isInline values={{ agendaItemId: (next ?? items[0])?.id }}>
            <SubmitButton look="plain">{current ? 'Passer au point suivant' : 'Commencer'}</SubmitButton>
          </CommandForm>
        )}
      </footer>
    </main>
  )
}

/** Said aloud as it changes, to whoever listens to the screen: the point under way, then what comes out of it. */
function roomWords({ meeting, current, position, items }: RoomPageData): string {
  if (!current) return t.roomState(meetingLabels.meetingStatus[meeting.status])
  const outcomes = current.outcomes.length
  return t.roomPoint(position, items.length, current.demand || current.title, outcomes)
}

function Waiting({ meeting, items }: RoomPageData) {
  return (
    <>
      <h1 className={styles.title}>{meeting.title}</h1>
      {meeting.status === 'in-session' ? (
        <ol className={styles.agenda}>
          {items.map(({ id, title, demand }) => (
            <li key={id}>{demand || title}</li>
          ))}
        </ol>
      ) : (
        <p className={styles.state}>La réunion est {meetingLabels.meetingStatus[meeting.status]}.</p>
      )}
    </>
  )
}

function CurrentPoint({ ctgId, current, elapsedSeconds }: RoomPageData) {
  if (!current) return null
  return (
    <>
      <div className={styles.point} data-asks={current.demand !== ''}>
        {current.demand && <p className={styles.presenter}>{current.title}</p>}
        <h1 className={styles.title}>{current.demand || current.title}</h1>
        <Demand current={current} />
        {current.presenter && <p className={styles.presenter}>{current.presenter}</p>}
      </div>
      <Timer key={current.id} elapsedSeconds={elapsedSeconds} plannedMinutes={current.durationMinutes} />
      {current.outcomes.length > 0 && (
        <ul className={styles.outcomes}>
          {current.outcomes.map((outcome) => (
            <li key={outcome.id}>
              <strong>{t.outcome[outcome.kind]}</strong> <OutcomeWords ctgId={ctgId} outcome={outcome} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Why it is asked, what it changes, what each party proposes: what the room decides on. */
const Demand = ({ current }: { readonly current: NonNullable<RoomPageData['current']> }) =>
  current.demand !== '' && (
    <>
      <div className={styles.pair}>
        {current.reason && (
          <div>
            <h2>{t.reason}</h2>
            <p>{current.reason}</p>
          </div>
        )}
        {current.effect && (
          <div>
            <h2>{t.effect}</h2>
            <p>{current.effect}</p>
          </div>
        )}
      </div>
      <ItemProposals item={current} level={2} />
    </>
  )

type TimerProps = { readonly elapsedSeconds: number; readonly plannedMinutes: number | null }

/** Counts from what the server said; that the time is over is said once, to those who listen too. */
function Timer({ elapsedSeconds, plannedMinutes }: TimerProps) {
  const [counted, setCounted] = useState(elapsedSeconds)
  useEffect(() => {
    setCounted(elapsedSeconds)
    const timer = setInterval(() => setCounted((seconds) => seconds + 1), 1000)
    return () => clearInterval(timer)
  }, [elapsedSeconds])
  const isOver = plannedMinutes !== null && counted >= plannedMinutes * 60
  return (
    <div className={styles.time}>
      <p role="timer" aria-live="off">
        {t.elapsed(counted)}
        {plannedMinutes !== null && ` sur ${t.hours(plannedMinutes)}`}
      </p>
      {plannedMinutes !== null && (
        <div className={styles.bar} aria-hidden="true">
          <div style={{ width: `${Math.min(100, (100 * counted) / (plannedMinutes * 60))}%` }} data-over={isOver} />
        </div>
      )}
      <p role="status">{isOver && 'Le temps prévu est écoulé.'}</p>
    </div>
  )
}
