/** What changed between two states of the plan, in French: a sentence a kind, then a table. Pure. Rules: docs/rules/followup.md §9. */

import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { formatCount, formatList, formatShortDate } from '#app/kernel/format.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import { about, type ChangeGroup, type ChangeWords, counted, joinSentences, namesOf } from './change-row.ts'
import type { Lead, MovedDate, PlanChanges, PlanDate } from './changes.ts'
import { meansChanges, measureChanges, objectiveChanges } from './figure-words.fr.ts'

export type { ChangeGroup, ChangeRow } from './change-row.ts'

const how = { abandoned: 'abandonnée', deferred: 'reportée à la CTG suivante', removed: 'retirée' } as const

function comings({ added, dropped }: PlanChanges): ChangeWords {
  const left = (one: keyof typeof how) => dropped.filter((action) => action.how === one)
  return {
    sentence: joinSentences(
      counted(added, 'action ajoutée', 'actions ajoutées'),
      counted(left('abandoned'), 'action abandonnée', 'actions abandonnées'),
      counted(left('deferred'), 'action reportée à la CTG suivante', 'actions reportées à la CTG suivante'),
      counted(left('removed'), 'action retirée', 'actions retirées'),
    ),
    rows: [
      ...added.map((action) => about('added', action, 'ajoutée', '', 'dans le plan')),
      ...dropped.map((action) => ({
        ...about('dropped', action, how[action.how], 'dans le plan', 'hors du plan'),
        // A sheet taken back has no page any more.
        ...(action.how === 'removed' && { actionId: null }),
      })),
    ],
  }
}

const secrets = ({ inSecret = [] }: PlanChanges): ChangeWords => ({
  sentence: counted(inSecret, 'action modifiée', 'actions modifiées'),
  rows: inSecret.map((action) => about('restricted', action, 'modifiée', '', '')),
})

const dateWords = (date: PlanDate): string => (date ? formatShortDate(date.on, date.precision) : gapWords.date)

/** « 6 mois plus tard », « 3 mois plus tôt », « dans le même mois ». */
export function moveWords({ months, from, to }: Pick<MovedDate, 'months' | 'from' | 'to'>): string {
  if (months === null) return from ? 'n’est plus fixée' : to ? 'est fixée' : ''
  if (months === 0) return 'dans le même mois'
  return `${formatCount(Math.abs(months), 'mois', 'mois')} plus ${months > 0 ? 'tard' : 'tôt'}`
}

function dates({ movedDates }: PlanChanges): ChangeWords {
  const ends = movedDates.filter(({ which }) => which === 'end')
  const later = ends.filter(({ months }) => months !== null && months > 0)
  const earlier = ends.filter(({ months }) => months !== null && months < 0)
  const set = ends.filter(({ from }) => from === null)
  const lost = ends.filter(({ to }) => to === null)
  const longest = Math.max(...later.map(({ months }) => months ?? 0))
  return {
    sentence: joinSentences(
      later.length === 0
        ? ''
        : `${formatCount(later.length, 'échéance recule', 'échéances reculent')}, de ${longest} mois${later.length > 1 ? ' au plus' : ''} : ${namesOf(later)}.`,
      counted(earlier, 'échéance avance', 'échéances avancent'),
      counted(set, 'échéance fixée', 'échéances fixées'),
      counted(lost, 'échéance n’est plus fixée', 'échéances ne sont plus fixées'),
      movedDates.length > 0 && later.length + earlier.length + set.length + lost.length === 0
        ? 'Des dates sont précisées ou des débuts déplacés.'
        : '',
    ),
    rows: movedDates.map((move) =>
      about(
        'date',
        move,
        `${move.which === 'start' ? 'début' : 'échéance'}, ${moveWords(move)}`,
        dateWords(move.from),
        dateWords(move.to),
      ),
    ),
  }
}

const leadWords = ({ party, service, name }: Lead): string =>
  [party, service, name].filter((part) => part !== '').join(', ') || gapWords.lead

function leads({ leads: changed, carriers }: PlanChanges): ChangeWords {
  return {
    sentence: joinSentences(
      counted(changed, 'action change de pilote', 'actions changent de pilote'),
      counted(carriers, 'action change de services', 'actions changent de services'),
    ),
    rows: [
      ...changed.map((lead) => about('lead', lead, 'pilote', leadWords(lead.from), leadWords(lead.to))),
      ...carriers.map((one) =>
        about(
          'carriers',
          one,
          'services',
          one.left.length > 0 ? `sans ${formatList(one.left)} désormais` : '',
          one.joined.length > 0 ? `avec ${formatList(one.joined)}` : '',
        ),
      ),
    ],
  }
}

function sheets({ renamed, movedAxes }: PlanChanges): ChangeWords {
  return {
    sentence: joinSentences(
      counted(renamed, 'action change de nom', 'actions changent de nom'),
      counted(movedAxes, 'action change d’axe', 'actions changent d’axe'),
    ),
    rows: [
      ...renamed.map((one) => about('renamed', one, 'nom', one.from, one.to)),
      ...movedAxes.map((one) => about('axis', one, 'axe', one.from || 'sans axe', one.to || 'sans axe')),
    ],
  }
}

function statuses({ statuses: changed }: PlanChanges): ChangeWords {
  const became = [...Map.groupBy(changed, ({ to }) => to)].map(([status, group]) =>
    planLabels.statusCount(status, group.length),
  )
  return {
    sentence:
      changed.length === 0
        ? ''
        : `${formatCount(changed.length, 'action change d’état', 'actions changent d’état')} : ${formatList(became)}.`,
    rows: changed.map((one) => about('status', one, 'état', planLabels.status[one.from], planLabels.status[one.to])),
  }
}

function progress({ progress: changed }: PlanChanges): ChangeWords {
  const reported = changed.filter(({ reports }) => reports > 0)
  const done = changed.reduce((total, { stepsDone }) => total + stepsDone.length, 0)
  const steps = (kind: string, titles: readonly string[]) =>
    titles.length === 0 ? '' : `${kind} : ${titles.join(' ; ')}`
  return {
    sentence: joinSentences(
      reported.length === 0
        ? ''
        : `${formatCount(reported.length, 'action a fait le point', 'actions ont fait le point')} depuis.`,
      done === 0 ? '' : `${formatCount(done, 'étape terminée', 'étapes terminées')}.`,
    ),
    rows: changed.map((one) =>
      about(
        'progress',
        one,
        one.reports === 0 ? 'étapes' : formatCount(one.reports, 'point d’étape', 'points d’étape'),
        '',
        [
          one.reports > 0 && one.lastReportOn
            ? `${one.reports === 1 ? 'point du' : 'dernier point le'} ${formatShortDate(one.lastReportOn, 'day')}`
            : '',
          steps('fait', one.stepsDone),
          steps('ajouté', one.stepsAdded),
          steps('abandonné', one.stepsDropped),
        ]
          .filter((part) => part !== '')
          .join('. '),
      ),
    ),
  }
}

/** The kinds of change, those that hold something only, in a fixed order. */
export const changeGroups = (changes: PlanChanges): readonly ChangeGroup[] =>
  (
    [
      { key: 'comings', title: 'Entrées et sorties du plan', note: '', ...comings(changes) },
      { key: 'restricted', title: 'Fiches à diffusion restreinte', note: '', ...secrets(changes) },
      { key: 'statuses', title: 'États', note: '', ...statuses(changes) },
      { key: 'dates', title: 'Dates', note: '', ...dates(changes) },
      { key: 'leads', title: 'Pilotes et services', note: '', ...leads(changes) },
      { key: 'sheets', title: 'Noms et axes', note: '', ...sheets(changes) },
      { key: 'progress', title: 'Points d’étape et étapes', note: '', ...progress(changes) },
      { key: 'measures', title: 'Mesures', note: '', ...measureChanges(changes) },
      { key: 'objectives', title: 'Objectifs', note: '', ...objectiveChanges(changes) },
      { key: 'means', title: 'Moyens', note: planLabels.meansNote, ...meansChanges(changes) },
    ] as const
  ).filter(({ rows }) => rows.length > 0)
