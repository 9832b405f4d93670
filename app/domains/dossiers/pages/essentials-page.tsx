/** « L’essentiel », the page of the élu: one card a decision asked, two figures. Read on a phone, without scripts. */
import type { ReactNode } from 'react'
import { cooperationLabels, loneSentence } from '#app/domains/cooperation/labels.fr.ts'
import { meetingLabels } from '#app/domains/meetings/labels.fr.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { PageHeader } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Voice, Voices } from '#app/ui/voice.tsx'
import { essentialsLabels as t } from '../essentials-labels.fr.ts'
import { packLabels } from '../labels.fr.ts'
import type { EssentialsPageData } from '../queries.server.ts'
import type { Demand } from '../sections/demands.fr.ts'
import { askedSentence, noReservation, unwritten } from '../sections/essentials.fr.ts'
import { engagedSentence, meetingWords } from '../sections/words.fr.ts'
import styles from './essentials.module.css'

/** More would not be read on a phone; the agenda holds them all. */
const mostCards = 12

/** @param first what her name alone calls for, before what the copil is asked */
export function EssentialsPage({ first, ...page }: EssentialsPageData & { readonly first?: ReactNode }) {
  const { ctgId, meeting, demands, endedOn, lastCopilOn } = page
  const meetingPath = meeting && `/ctg/${ctgId}/reunions/${meeting.id}`
  return (
    <>
      <PageHeader
        title={packLabels.essentials}
        lead={
          meeting
            ? `${meetingWords(meeting)}. ${askedSentence(demands, page.isCalled)}`
            : endedOn
              ? meetingLabels.conventionEnded(endedOn)
              : t.noCopil(lastCopilOn)
        }
        actions={
          meetingPath ? (
            <MeetingLinks path={meetingPath} awaitsReply={page.awaitsReply} />
          ) : (
            (endedOn ?? lastCopilOn) && <LinkButton to={`/ctg/${ctgId}/decisions`}>{t.register}</LinkButton>
          )
        }
      />
      {first}
      <div className={styles.page}>
        <div className={styles.demands}>
          {demands.length === 0 && <p>{meeting ? t.nothingAsked : endedOn ? t.ended : t.nothingAskedYet}</p>}
          {demands.slice(0, mostCards).map((demand, index) => (
            <DemandCard key={demand.key} demand={demand} place={t.place(index + 1, demands.length)} />
          ))}
          {demands.length > mostCards && <p>{t.more(demands.length - mostCards)}</p>}
        </div>
        <Figures {...page} />
      </div>
    </>
  )
}

const MeetingLinks = ({ path, awaitsReply }: { readonly path: string; readonly awaitsReply: boolean }) => (
  <>
    <LinkButton to={`${path}/ordre-du-jour`}>{t.agenda}</LinkButton>
    <LinkButton to={path} look={awaitsReply ? 'primary' : 'plain'}>
      {awaitsReply ? t.reply : t.meeting}
    </LinkButton>
  </>
)

/** Why beside what it changes, then what each side proposes; the reservations always at the foot, none included. */
const DemandCard = ({ demand, place }: { readonly demand: Demand; readonly place: string }) => (
  <article className={styles.demand} aria-labelledby={demand.key}>
    <div className={styles.asked}>
      <p className={styles.place}>
        {place}
        {demand.point === null ? ` · ${t.notOnAgenda}` : demand.point !== demand.question && ` · ${demand.point}`}
      </p>
      <h2 id={demand.key}>{demand.question}</h2>
      <div className={styles.pair}>
        <Said title={t.reason} words={demand.reason} />
        <Said title={t.effect} words={demand.effect} />
      </div>
      {demand.proposals.length > 0 && (
        <Voices>
          {demand.proposals.map(({ partyId, partyName, partyKind, text }) => (
            <Voice key={partyId} tone={partyKind} speaker={t.proposes(partyName)} level={3}>
              <p>{text}</p>
            </Voice>
          ))}
        </Voices>
      )}
    </div>
    <footer className={styles.foot}>
      <Reservations demand={demand} />
      {demand.about && <Link to={demand.about.to}>{demand.about.words}</Link>}
    </footer>
  </article>
)

const Said = ({ title, words }: { readonly title: string; readonly words: string }) => (
  <div>
    <h3>{title}</h3>
    {words ? <p>{words}</p> : <p className="muted">{unwritten}</p>}
  </div>
)

const Reservations = ({ demand: { reservations } }: { readonly demand: Demand }) =>
  reservations.length === 0 ? (
    <p className={styles.none}>{noReservation}</p>
  ) : (
    <ul className={styles.reservations}>
      {reservations.map(({ partyName, isDisagreement, comment }) => (
        <li key={`${partyName} ${comment}`}>
          <b>{isDisagreement ? t.disagreement(partyName) : t.reservation(partyName)}</b> {comment}
        </li>
      ))}
    </ul>
  )

/** As many squares as there are actions; beyond, the words alone. */
const mostSquares = 60

const Figures = ({ ctgId, counts, lateThemes, cooperation }: EssentialsPageData) => (
  <aside className={styles.figures} aria-label={t.figures}>
    {counts.total === 0 ? <p>{engagedSentence(counts)}</p> : <PlanFigures {...{ ctgId, counts, lateThemes }} />}
    <p className="fine">
      <Link to={`/ctg/${ctgId}/suivi/decloisonnement`}>{cooperationLabels.title}</Link> : {loneSentence(cooperation)}
    </p>
  </aside>
)

const PlanFigures = ({ ctgId, counts, lateThemes }: Pick<EssentialsPageData, 'ctgId' | 'counts' | 'lateThemes'>) => (
  <>
    <div>
      <p className={styles.figure}>
        <b>{t.engagedOf(counts)}</b> <Link to={`/ctg/${ctgId}/suivi`}>{t.engaged(counts)}</Link>
      </p>
      {counts.total <= mostSquares && (
        <p className={styles.squares} aria-hidden="true">
          {Array.from({ length: counts.total }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: squares are alike
            <span key={index} className={index < counts.engaged ? styles.full : undefined} />
          ))}
        </p>
      )}
      <p className="fine">{t.engagedDetail(counts)}</p>
    </div>
    <div>
      <p className={styles.figure}>
        <b>{counts.late}</b> <Link to={`/ctg/${ctgId}/suivi?signal=en-retard`}>{t.late(counts.late)}</Link>
      </p>
      {lateThemes.length > 0 && <p className="fine">{t.lateThemes(lateThemes)}</p>}
    </div>
  </>
)
