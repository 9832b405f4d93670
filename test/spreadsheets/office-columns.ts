/** Columns of a plan as offices head them, and what each writes for an action, with what it says of it. Pure. */
import type { Random } from '#test/seeded-choices.ts'
import { type SaidCalendar, someCalendar, someEnd, someStart } from './calendar-words.ts'
import type { PlanAction } from './office-plan.ts'
import * as words from './office-words.ts'
import { type CellValue, text } from './sheet-draft.ts'
import type { ActionTruth, CellTruth, Field } from './truth.ts'

/** What one cell says; `adds` is what the action owes to it. */
export type Said = {
  readonly value: CellValue
  readonly fate: Pick<CellTruth, 'expected' | 'field' | 'value'>
  readonly adds?: Partial<ActionTruth>
  readonly habit?: string
}

export type Column = {
  readonly header: string
  /** Above it when the head has two rows. */
  readonly group?: string
  readonly field: Field | 'unknown'
  /** Nothing: the cell is left empty. */
  readonly say: (action: PlanAction) => Said | undefined
  readonly help?: string
}

type Words = readonly [string, ...string[]]

/** Words that a field of Trame keeps as they are. */
const column = (random: Random, field: Field, headers: Words, values: Words, share: number): Column => ({
  ...{ header: random.oneOf(headers), field },
  say: () => {
    const value = random.oneOf(values)
    return random.is(share) ? { value: text(value), fate: { expected: 'understood', field, value } } : undefined
  },
})

export function titleColumn(random: Random, hasPrefix: boolean): Column {
  const mark = random.oneOf([' ', ' : ', ' – ', '. '])
  return {
    header: random.oneOf([
      'Action',
      'Actions',
      'Intitulé de l’action',
      'Libellé de l’action',
      'Intitulé',
      'Actions à mener',
    ]),
    ...{ field: 'title', help: 'Intitulé court de l’action' },
    say: ({ title, code }) => ({
      value: text(hasPrefix && code ? `${/^\d+$/.test(code) ? `Action ${code}` : code}${mark}${title}` : title),
      fate: { expected: 'understood', field: 'title', value: title },
      adds: { title, ...(hasPrefix && code && { code }) },
      ...(hasPrefix && code && { habit: 'code before the title' }),
    }),
  }
}

export const codeColumn = (random: Random): Column => ({
  header: random.oneOf(['N°', 'Code', 'Réf.', 'N° fiche', 'N° action']),
  field: 'code',
  say: ({ code }) =>
    code === undefined
      ? undefined
      : {
          value: /^\d+$/.test(code) ? { kind: 'number', number: Number(code) } : text(code),
          ...{ fate: { expected: 'understood', field: 'code', value: code }, adds: { code }, habit: 'codes' },
        },
})

export function leadColumn(random: Random): Column {
  const { people, services, parties } = words
  return {
    header: random.oneOf([
      'Pilote',
      'Pilote(s)',
      'Porteur',
      'Porteur de l’action',
      'Référent',
      'Chef de file',
      'Qui ?',
    ]),
    ...{ field: 'lead', help: 'Nom du pilote (Caf, ville…)' },
    say: () => {
      if (random.is(0.12)) return
      if (random.is(0.14)) {
        const value = text(random.oneOf(['à définir', 'À définir', 'NC', '?', 'à désigner', 'A DEFINIR']))
        return { value, fate: { expected: 'words', field: 'lead' }, habit: 'lead to be named' }
      }
      const [one, other] = [random.oneOf([...parties, ...services, ...people]), random.oneOf([...services, ...people])]
      if (one === other || random.is(0.55))
        return {
          value: text(one),
          fate: { expected: 'understood', field: 'lead', value: one },
          adds: { leads: [one] },
        }
      const both = random.oneOf([
        `${one} / ${other}`,
        `${one}, ${other}`,
        `${one} et ${other}`,
        `${one}\n${other}`,
        `${one} + ${other}`,
        `${one} (${other})`,
      ])
      return {
        value: text(both),
        fate: { expected: 'any', field: 'lead', value: both },
        ...{ adds: { leads: [one, other] }, habit: 'several leads' },
      }
    },
  }
}

export const partnersColumn = (random: Random): Column => ({
  header: random.oneOf(['Partenaires', 'Partenaires associés', 'Partenaires mobilisés', 'Avec qui ?']),
  field: 'partners',
  say: () => {
    const partners = random.someOf([...words.partnerNames], random.below(4))
    if (partners.length === 0) return
    const value = partners.join(random.oneOf([', ', ' ; ', '\n', ' / ', ' - ']))
    return { value: text(value), fate: { expected: 'understood', field: 'partners', value }, adds: { partners } }
  },
})

export const placesColumn = (random: Random): Column => ({
  header: random.oneOf(['Territoire', 'Territoires', 'Commune(s)', 'Communes concernées', 'Lieu']),
  field: 'places',
  say: () => {
    if (random.is(0.2)) {
      const value = random.oneOf(['Toutes les communes', 'CTG', 'Territoire', 'Secteur est'])
      return { value: text(value), fate: { expected: 'any', field: 'places', value } }
    }
    const places = random.someOf([...words.communes], random.between(1, 3))
    const value = places.join(', ')
    return { value: text(value), fate: { expected: 'understood', field: 'places', value }, adds: { places } }
  },
})

export const statusColumn = (random: Random): Column => {
  const statuses: Words = [
    'En cours',
    'en cours',
    'À démarrer',
    'Non démarré',
    'Terminé',
    'Réalisée',
    'Fait',
    'Suspendue',
    'Abandonnée',
    'Projet',
    'en cours (travaux)',
    'OK',
  ]
  return {
    header: random.oneOf(['État', 'Avancement', 'Statut', 'État d’avancement']),
    field: 'status',
    say: () => {
      const value = random.oneOf(statuses)
      return { value: text(value), fate: { expected: 'any', field: 'status', value }, adds: { status: value } }
    },
  }
}

export const progressColumn = (random: Random): Column => ({
  header: random.oneOf(['% réalisé', 'Taux d’avancement', 'Avancement (%)']),
  field: 'progress',
  say: () => {
    const percent = random.oneOf([0.1, 0.25, 0.5, 0.6, 0.75, 1])
    return {
      value: { kind: 'percent', number: percent },
      fate: { expected: 'words', field: 'progress', value: `${Math.round(percent * 100)} %` },
      habit: 'percentages',
    }
  },
})

const priorities: Words = ['1', '2', '3', 'Haute', 'Moyenne', '+++', 'P1']

export const wordColumns = (random: Random): readonly Column[] => [
  column(random, 'need', ['Constat', 'Diagnostic / besoin', 'Enjeux'], words.needs, 0.7),
  column(
    random,
    'description',
    ['Description', 'Contenu de l’action', 'Modalités de mise en œuvre'],
    words.descriptions,
    0.8,
  ),
  column(random, 'public', ['Public', 'Public cible', 'Publics visés'], words.publics, 0.8),
  { ...column(random, 'indicator', ['Indicateurs', 'Indicateurs d’évaluation', 'Évaluation'], words.indicators, 0.7) },
  loose(random, 'priority', ['Priorité', 'Prio.'], priorities, 0.8),
  loose(random, 'sponsor', ['Élu référent', 'Élu(e) référent(e)'], words.people, 0.6),
  loose(random, 'co-lead', ['Co-pilote', 'Copilote'], [...words.parties, ...words.people], 0.5),
  loose(random, 'service', ['Service', 'Service concerné'], words.services, 0.6),
  loose(random, 'remark', ['Observations', 'Remarques', 'Commentaires'], words.remarks, 0.5),
  unknown(random, ['Lien GED', 'Vu le', 'N° délib.', 'Tps', 'Couleur'], ['oui', 'X', '12', 'cf. dossier', 'lundi']),
]

/** A field that may be understood, kept in words or asked about. */
const loose = (random: Random, field: Field, headers: Words, values: Words, share: number): Column => {
  const made = column(random, field, headers, values, share)
  return {
    ...made,
    say: (action) => {
      const said = made.say(action)
      return said && { ...said, fate: { ...said.fate, expected: 'any' } }
    },
  }
}

const unknown = (random: Random, headers: Words, values: Words): Column => ({
  ...{ header: random.oneOf(headers), field: 'unknown' },
  say: () =>
    random.is(0.6)
      ? { value: text(random.oneOf(values)), fate: { expected: 'words' }, habit: 'column nobody knows' }
      : undefined,
})

export type CalendarStyle = 'two' | 'one' | 'deadline' | 'years' | 'none'

export function calendarColumns(random: Random, style: CalendarStyle, firstYear: number): readonly Column[] {
  const written = (said: SaidCalendar, field: Field): Said => ({
    value: said.day ? { kind: 'date', day: said.day } : text(said.words),
    fate: said.says.isWhole
      ? { expected: 'any', field, value: said.says }
      : Object.keys(said.says).length
        ? { expected: 'understood', field, value: said.says }
        : { expected: 'words', field },
    ...{ adds: { calendar: said.says }, habit: said.day ? 'true dates' : `calendar: ${said.habit}` },
  })
  switch (style) {
    case 'none':
      return []
    case 'two':
      return [
        {
          ...{ header: random.oneOf(['Début', 'Date de début', 'Démarrage']), field: 'start', group: 'Calendrier' },
          say: ({ year }) => (random.is(0.85) ? written(someStart(random, year), 'start') : undefined),
        },
        {
          ...{ header: random.oneOf(['Fin', 'Date de fin', 'Échéance']), field: 'end', group: 'Calendrier' },
          say: ({ year }) =>
            random.is(0.7) ? written(someEnd(random, year + random.between(1, 3)), 'end') : undefined,
        },
      ]
    case 'one':
      return [
        {
          ...{ header: random.oneOf(['Calendrier', 'Période', 'Échéancier', 'Calendrier prévisionnel', 'Quand ?']) },
          ...{ field: 'calendar', help: 'ex : 2026-2027' },
          say: ({ year }) => (random.is(0.9) ? written(someCalendar(random, year), 'calendar') : undefined),
        },
      ]
    case 'deadline':
      return [
        {
          ...{ header: random.oneOf(['Échéance', 'Date limite', 'Délai']), field: 'end' },
          say: ({ year }) => (random.is(0.8) ? written(someEnd(random, year), 'end') : undefined),
        },
      ]
    case 'years':
      return yearColumns(random, firstYear)
  }
}

/** A cross in each year that the action runs through. */
function yearColumns(random: Random, firstYear: number): readonly Column[] {
  const runs = new Map<PlanAction, readonly [number, number]>()
  const runOf = (action: PlanAction): readonly [number, number] => {
    const run = runs.get(action) ?? [random.below(3), random.between(2, 3)]
    runs.set(action, run)
    return run
  }
  const mark = random.oneOf(['X', 'x', '●'])
  return [0, 1, 2, 3].map((index) => ({
    ...{ header: String(firstYear + index), group: 'Calendrier', field: 'calendar' },
    say: (action) => {
      const [first, last] = runOf(action)
      if (index < first || index > last) return
      const at = (year: number) => ({ from: `${year}-01-01`, to: `${year}-12-31` })
      return {
        value: text(mark),
        fate: { expected: 'any', field: 'calendar' },
        adds: { calendar: { start: at(firstYear + first), end: at(firstYear + last) } },
        habit: 'crosses by year',
      }
    },
  }))
}
