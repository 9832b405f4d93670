/** « L’essentiel », the page of the élu: what is asked, why, what it changes, who has reservations. Read on a phone, without scripts. */

import { carriedSentence, cooperationLabels } from '#app/domains/cooperation/labels.fr.ts'
import { formatCount } from '#app/kernel/format.ts'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { Card, PageHeader, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { packLabels as t } from '../labels.fr.ts'
import type { EssentialsPageData } from '../queries.server.ts'
import { askedSentence, asksOnOnePage, moreAsks, reservationSentence } from '../sections/essentials.fr.ts'
import type { Ask } from '../sections/essentials.ts'
import {
  actionName,
  changesWords,
  engagedSentence,
  meetingWords,
  reservationsWords,
  troubleWords,
  whyWords,
} from '../sections/words.fr.ts'

export function EssentialsPage(props: EssentialsPageData) {
  const { ctgId, today, meeting, counts, asks, reservations, cooperation } = props
  const trouble = troubleWords(counts)
  const agenda = meeting?.agenda ?? []
  return (
    <Stack>
      <PageHeader
        title={t.essentials}
        lead={meeting ? `${meetingWords(meeting)}.` : 'Aucun comité de pilotage n’est encore fixé.'}
      />
      <Card title="Ce qui est demandé" note={askedSentence(asks.length, agenda.length)}>
        {asks.slice(0, asksOnOnePage).map((ask) => (
          <AskCard key={ask.action.id} ctgId={ctgId} ask={ask} today={today} />
        ))}
        {asks.length > asksOnOnePage && <p className="muted">{moreAsks(asks.length - asksOnOnePage)}</p>}
        {meeting && <Agenda ctgId={ctgId} meeting={meeting} />}
      </Card>
      <IssuesCard {...props} />
      <Card title="Qui a des réserves">
        {reservations.length === 0 ? (
          <p className="muted">Aucune réserve sur les décisions en cours ni sur les constats partagés.</p>
        ) : (
          <ul>
            {reservations.map((reservation) => (
              <li key={reservationSentence(reservation)}>{reservationSentence(reservation)}</li>
            ))}
          </ul>
        )}
      </Card>
      <Card
        title="Où en est le plan"
        aside={<Link to={`/ctg/${ctgId}/suivi`}>{formatCount(counts.total, 'action')}</Link>}
      >
        <p>{engagedSentence(counts)}</p>
        {trouble && <p>À regarder : {trouble}.</p>}
      </Card>
      <CooperationCard ctgId={ctgId} cooperation={cooperation} />
    </Stack>
  )
}

/** Only what is proposed is listed, with the rank each party gives it: retained, it is said with its decision on the board. */
const IssuesCard = ({ ctgId, issues: { sentence, proposed } }: EssentialsPageData) =>
  sentence !== '' && (
    <Card title="Enjeux" aside={<Link to={`/ctg/${ctgId}/enjeux`}>Voir le tableau</Link>}>
      <p>{sentence}</p>
      {proposed.length > 0 && (
        <ol>
          {proposed.map(({ id, words }) => (
            <li key={id}>
              <OrdinalText text={words} />
            </li>
          ))}
        </ol>
      )}
    </Card>
  )

type AgendaProps = { readonly ctgId: string; readonly meeting: NonNullable<EssentialsPageData['meeting']> }

const Agenda = ({ ctgId, meeting: { id, agenda } }: AgendaProps) => (
  <>
    <h3>À l’ordre du jour</h3>
    {agenda.length === 0 ? (
      <p className="muted">Il n’est pas encore écrit.</p>
    ) : (
      <ol>
        {agenda.map(({ title }) => (
          <li key={title}>{title}</li>
        ))}
      </ol>
    )}
    <p>
      <Link to={`/ctg/${ctgId}/reunions/${id}`}>Voir la réunion</Link>
    </p>
  </>
)

const CooperationCard = ({ ctgId, cooperation }: Pick<EssentialsPageData, 'ctgId' | 'cooperation'>) => (
  <Card title={cooperationLabels.title} aside={<Link to={`/ctg/${ctgId}/suivi/decloisonnement`}>Voir le détail</Link>}>
    <p>{carriedSentence(cooperation) || 'Aucune action pour le moment.'}</p>
    {cooperation.loneActions.length > 0 && (
      <>
        <p>D’un seul service :</p>
        <ul>
          {cooperation.loneActions.slice(0, asksOnOnePage).map((action) => (
            <li key={action.actionId}>
              <Link to={`/ctg/${ctgId}/actions/${action.actionId}`}>{actionName(action)}</Link>
            </li>
          ))}
        </ul>
      </>
    )}
  </Card>
)

type AskProps = { readonly ctgId: string; readonly ask: Ask; readonly today: string }

const AskCard = ({ ctgId, ask, today }: AskProps) => (
  <section aria-label={actionName(ask.action)}>
    <h3>{ask.helpWanted}</h3>
    <p>
      <Link to={`/ctg/${ctgId}/actions/${ask.action.id}`}>{actionName(ask.action)}</Link>
    </p>
    <DescriptionList
      items={[
        { term: 'Pourquoi', description: whyWords(ask, today) },
        { term: 'Ce que cela change', description: changesWords(ask) },
        { term: 'Réserves', description: reservationsWords(ask.reservations) },
      ]}
    />
  </section>
)
