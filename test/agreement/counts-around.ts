/** Counts told around the plan: decisions, meetings, correctives, measures, services, seats, facilities, diagnosis, signatories, what is public. Pure. */
import type { PlaceName } from './named-places.ts'
import { different, type Read, type Readings, rows, said, sum, told } from './readings.ts'

/** The same reading in several places. */
const inAll = (places: readonly PlaceName[], pattern: RegExp, read = told): Readings =>
  Object.fromEntries(places.map((place) => [place, read(place, pattern)]))

const packs = ['pack in Word', 'pack in PDF', 'pack in slides'] as const
const reviews = ['yearly review in Word', 'yearly review in PDF', 'yearly review in slides'] as const
const chapters = ['diagnosis in chapters', 'diagnosis in chapters in Word', 'diagnosis in chapters in PDF'] as const
const minutes = [
  'minutes in PDF',
  'minutes in Word',
  'record of decisions in PDF',
  'record of decisions in Word',
] as const
const openDecisions = ['to-do', 'in-progress']
const services = /Sur \d+ actions?, (\d+) (?:est portée|sont portées) par un seul service/
const acrossServices = /Sur \d+ actions?, [^.]*?(\d+) par deux services/

/** « Y siègent : – Maire (Ville) – … » */
const seatsInLetters: Read = ({ words }) =>
  words['mission letters']
    ?.match(/Y siègent.*?Signatures/g)
    ?.reduce((total, list) => total + list.split(' – ').length - 1, 0)

/** By state, under each of its groups; as today when nothing changed since the edition. */
const publicActions: Read = (places) =>
  places.words['public page, prepared']?.includes('Rien n’a changé')
    ? sum(
        'public actions',
        /(\d+) (?:en cours|proposées?|à démarrer|à venir|terminées?|en pause|suspendues?|réalisées?)/g,
      )(places)
    : undefined

/** Steps, means or measures of all the sheets. */
const ofSheets =
  (parts: 'steps' | 'means' | 'measures'): Read =>
  ({ api }) =>
    api.actions.reduce((total, action) => total + action[parts].length, 0)

export const countsAround: Readonly<Record<string, Readings>> = {
  steps: { 'steps in CSV': rows('steps in CSV'), 'the API, sheets': ofSheets('steps') },
  means: {
    ...{ 'means in CSV': rows('means in CSV'), 'the API, sheets': ofSheets('means') },
    'the API': ({ api }) => api.means.length,
  },
  measures: {
    ...{ 'measures in CSV': rows('measures in CSV'), 'the API, sheets': ofSheets('measures') },
    'the API': ({ api }) => api.measures.length,
  },
  dependencies: {
    'dependencies in CSV': rows('dependencies in CSV'),
    'the API': ({ api }) => api.dependencies.length,
  },
  'documents joined': {
    'the API': ({ api }) => api.documents.items.length,
    'the API, its total': ({ api }) => api.documents.total,
  },
  'sheets of the plan, those that left it included': {
    ...{ 'plan in XLSX': rows('plan in XLSX'), 'plan in ODS': rows('plan in ODS'), 'plan in CSV': rows('plan in CSV') },
    'what the CTG did': told('what the CTG did', /Toutes (\d+) /),
    'the API': ({ api }) => api.actions.length,
    'the API, its total': ({ api }) => api.actionTotal,
    'the API, the tree': ({ api }) => api.tree.actions.length,
  },
  decisions: {
    register: told('decisions', /Décisions (\d+) décisions?/, 0),
    ...{ 'decisions in XLSX': rows('decisions in XLSX'), 'decisions in CSV': rows('decisions in CSV') },
    ...inAll(minutes, /Décision \d{4}-\d+/g, different),
    'the API': ({ api }) => api.decisions.length,
  },
  'decisions to follow': {
    ...inAll([...packs, ...reviews], /(\d+) encore à suivre/),
    'the API': ({ api }) => api.decisions.filter(({ state }) => openDecisions.includes(state)).length,
  },
  'corrective actions under way': {
    correctives: told('correctives', /(\d+) en cours, dont/, 0),
    'correctives, filter': told('correctives', /En cours \((\d+)\)/, 0),
    ...inAll([...packs, ...reviews], /(\d+) actions? correctives? en cours/),
    'seen from the copil': told('plan, seen from the copil', /(\d+) actions? correctives? en cours/),
  },
  'measures known': {
    ...inAll([...packs, ...reviews], /(\d+) mesures? sur \d+ (?:a|ont) une valeur/),
  },
  'actions carried by one service': {
    ...inAll(['who acts with whom', ...packs, ...reviews], services),
  },
  'actions carried by two services': {
    ...inAll(['who acts with whom', ...packs, ...reviews], acrossServices),
  },
  seats: {
    'mission letters': seatsInLetters,
    bodies: sum(
      'bodies',
      /(?:Groupe de travail|Comité de pilotage|Comité opérationnel|Binôme de coordination) (\d+) /g,
    ),
    'the API': ({ api }) =>
      api.bodies
        .filter(({ endedOn }) => endedOn === null)
        .flatMap((body) => body.seats.filter(({ until }) => until === null)).length,
  },
  'seats filled at closed meetings': {
    ...inAll(minutes, /(\d+) sièges? présents? ou représentés? sur \d+/g, sum),
  },
  'facilities open': {
    facilities: told('facilities', /(\d+) équipements? et services? ouverts?/),
    'diagnosis in PDF': sum('diagnosis in chapters in PDF', /(\d+) en service/g),
  },
  'findings shared': {
    diagnosis: sum('diagnosis', /(\d+) partagés? sur \d+/g),
    ...inAll(chapters, /((?<=constats?, dont )\d+(?= partagé)|\d+(?= constats?, (?:tous )?partagé))/g, sum),
    'the API': ({ api }) => api.findings.length,
  },
  issues: {
    issues: told('issues', /(\d+) enjeux? :/),
    ...inAll(chapters, / ; (\d+) enjeux?\./g, sum),
    'the API': ({ api }) => api.issues.length,
  },
  'points of the decree answered': {
    'early childhood': told('early childhood', /(\d+) points? sur 11 (?:a|ont)/),
    'early childhood in PDF': told('early childhood in PDF', /(\d+) points? sur 11 (?:a|ont)/),
    'early childhood in Word': told('early childhood in Word', /(\d+) points? sur 11 (?:a|ont)/),
    convention: told('convention', /(\d+) points? sur 11 (?:a|ont)/),
    handover: told('handover', /Schéma petite enfance, points renseignés (\d+) sur 11/),
    'handover, on screen': told('handover, on screen', /Schéma petite enfance, points renseignés (\d+) sur 11/),
  },
  'leads who answered': {
    'follow-up': told('follow-up', /Point avant le copil de janvier Jusqu’au [^:]*: (\d+) pilotes? sur \d+/),
    campaigns: told('campaigns', /Point avant le copil de janvier .*?(\d+) sur \d+ en cours/),
  },
  'mandates under way': {
    members: told('members', /(\d+) mandats? en cours/),
    // On paper an address may take two lines, beside those of other columns.
    'handover, on screen': said('handover, on screen', /@exemple\.fr/g),
  },
  signatories: {
    amendment: said('amendment in PDF', /ci-après dénommée?/g),
    'convention in PDF': said('convention in PDF', /ci-après dénommée?/g),
    'convention in Word': said('convention in Word', /ci-après dénommée?/g),
    members: told('members', /(\d+) parties? signataires?/),
    'convention, summary': told('convention, summary', /(\d+) signataires?, \d{4}/),
    'the API': ({ api }) => api.ctg.parties.filter(({ isSignatory }) => isSignatory).length,
  },
  'closed meetings': {
    meetings: said('meetings', / close(?= )/g),
    'the API': ({ api }) => api.meetings.filter(({ status }) => status === 'closed').length,
  },
  'meetings closed in 2026': {
    ...inAll(reviews, /(\d+) réunions? dans l’année/),
    'the API': ({ api }) =>
      api.meetings.filter(({ status, startsAt }) => status === 'closed' && startsAt.startsWith('2026')).length,
  },
  'questions of the evaluation': {
    evaluations: told('evaluations', /(\d+) questions?/),
    'evaluation in PDF': said('evaluation in PDF', /(?<!page )Question \d+\. (?![^.]*\. \.)/g),
  },
  'actions asked by the personal link': {
    'personal link': told('personal link', /(\d+) actions?/),
    'two were given': ({ words }) => (words['personal link'] === undefined ? undefined : 2),
  },
  'actions made public': {
    'public page, prepared': told('public page, prepared', /Actions (\d+) actions?/),
    'public actions': publicActions,
  },
}
