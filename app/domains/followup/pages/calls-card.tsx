/** What calls for an act today: late, silent, without lead, watched, due soon; each line leads to the act that mends it. */

import { lastDayOf } from '#app/kernel/calendar.ts'
import { formatDelay, formatShortDate } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/layout.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { followupLabels as t } from '../labels.fr.ts'
import type { FollowupPageData } from '../queries.server.ts'

type Line = FollowupPageData['lines'][number]

type Call = {
  readonly title: string
  readonly isConcerned: (line: Line) => boolean
  readonly note: (line: Line, today: string) => string
  /** Last part of the address of the act, and its words. */
  readonly act: (line: Line) => readonly [path: string, words: string]
}

const report = (line: Line): readonly [string, string] =>
  line.mayReport ? ['/point', 'Faire le point'] : ['', 'Voir la fiche']

function lateNote({ endsOn, endsPrecision }: Line, today: string): string {
  const end = endsOn && lastDayOf(endsOn, endsPrecision)
  return end && end < today
    ? `échéance ${formatShortDate(end, endsPrecision)}, ${formatDelay(end, today)}`
    : 'une étape est en retard'
}

const calls: readonly Call[] = [
  { title: 'En retard', isConcerned: ({ flags }) => flags.includes('late'), note: lateNote, act: report },
  {
    title: 'Sans nouvelle depuis 4 mois',
    isConcerned: ({ flags }) => flags.includes('silent'),
    note: ({ lastReportOn }, today) => `dernier point : ${t.reportAge(lastReportOn, today)}`,
    act: report,
  },
  {
    title: 'Sans pilote',
    isConcerned: ({ flags }) => flags.includes('without-lead'),
    note: () => 'personne ne peut en rendre compte',
    act: (line) => (line.mayReport ? ['/modifier', 'Nommer un pilote'] : ['', 'Voir la fiche']),
  },
  {
    title: 'À surveiller',
    isConcerned: ({ flags }) => flags.includes('watched'),
    note: ({ nextStep }) => (nextStep ? `prochaine étape : ${nextStep}` : 'sans prochaine étape'),
    act: () => ['', 'Voir la fiche'],
  },
  {
    title: 'À faire dans les 30 jours',
    isConcerned: ({ isSoon }) => isSoon,
    note: ({ nextStep, nextStepOn, endsOn, endsPrecision }) =>
      nextStep && nextStepOn
        ? `${nextStep}, ${formatShortDate(nextStepOn, 'day')}`
        : endsOn
          ? `fin : ${formatShortDate(endsOn, endsPrecision)}`
          : '',
    act: report,
  },
]

export function CallsCard({ ctgId, lines, today }: FollowupPageData) {
  const sections = calls
    .map((call) => ({ ...call, lines: lines.filter(call.isConcerned) }))
    .filter((call) => call.lines.length > 0)
  if (sections.length === 0)
    return (
      <Card title="Ce qui appelle un acte">
        <p className="muted">Rien n’est en retard, silencieux ou sans pilote aujourd’hui.</p>
      </Card>
    )
  return sections.map(({ title, lines: concerned, note, act }) => (
    <Card key={title} title={title} aside={concerned.length}>
      <Timeline
        label={title}
        items={concerned.map((line) => {
          const [path, words] = act(line)
          return {
            key: line.id,
            title: `${line.code} ${line.title}`,
            note: (
              <OrdinalText
                text={[line.leadPartyName ?? line.leadName, note(line, today)].filter(Boolean).join(' · ')}
              />
            ),
            action: (
              <LinkButton to={`/ctg/${ctgId}/actions/${line.id}${path}`} isSmall label={`${words} : ${line.title}`}>
                {words}
              </LinkButton>
            ),
          }
        })}
      />
    </Card>
  ))
}
