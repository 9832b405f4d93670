/** The register of named counts: a name, and how it is read in each place that tells it. A new count takes its line here. Pure. */
import { type HoleKind, holeKinds } from '#app/domains/journey/thread.ts'
import { holeLabels } from '#app/domains/journey/thread-labels.fr.ts'
import { countsAround } from './counts-around.ts'
import type { Places } from './places.server.ts'
import { marks, type Read, type Readings, said, sum, told } from './readings.ts'

const isInPlan = ({ status }: { readonly status: string }): boolean => !['abandoned', 'deferred'].includes(status)
const flagged =
  (flag: string): Read =>
  ({ api }) =>
    api.actions.filter(isInPlan).filter(({ flags }) => flags.includes(flag)).length
const ofStatus =
  (status: string): Read =>
  ({ api }) =>
    api.actions.filter((action) => action.status === status).length

/** A column of the chart « Actions par axe et par état » of the pack, written as a table in Word. */
const packColumn =
  (column: number): Read =>
  ({ words }) => {
    const table = words['pack in Word']?.match(/CellHead: Rubrique(.*?)Caption: Actions par axe ;/)?.[1]
    const rows = table?.split('|-').map((row) => [...row.matchAll(/\| Cell: ([^|]*)/g)].map(([, cell]) => cell))
    return rows?.reduce((total, cells) => total + Number(cells[column + 1] ?? 0), 0)
  }

/** Of the whole convention, after its questions: « Actions réalisées 1 sur 25 ». */
const doneOfWhole = (group: 1 | 2): RegExp =>
  group === 1
    ? /Toute la convention(?!.*Toute la convention).*?Actions réalisées (?:\| Cell: )?(\d+) sur \d+/
    : /Toute la convention(?!.*Toute la convention).*?Actions réalisées (?:\| Cell: )?\d+ sur (\d+)/
const engaged = /actions? sur (\d+) engagées?/
const engagedCount = /(\d+) actions? sur \d+ engagées?/
const planLine = /(\d+) actions?(?:, et \d+ sorties? du plan)?, \d+ axes?, \d+ objectifs?/
/** « 6 objectifs et 6 actions », at the head of the summary. */
const summary = /: (\d+) objectifs? et \d+ actions?\./
const version = /Annexe 2\. Plan d’action (\d+) axes?, \d+ objectifs? et \d+ actions?/

/** The same sentence in the three files of the pack and of the yearly review. */
const dossiers = (pattern: RegExp): Readings =>
  Object.fromEntries(
    (['pack', 'yearly review'] as const).flatMap((dossier) =>
      (['Word', 'PDF', 'slides'] as const).map((form) => [
        `${dossier} in ${form}`,
        told(`${dossier} in ${form}`, pattern),
      ]),
    ),
  )

/** A flag: over the plan, in its list, in what journey and follow-up say of it. */
const views = [
  'plan, grid',
  'plan, calendar',
  'plan, structure',
  'plan, by state',
  'plan, by lead',
  'plan, means',
] as const
const flag = (words: string, code: string, others: Readings = {}): Readings => ({
  ...Object.fromEntries(
    (['plan', ...views] as const).map((view) => [view, told(view, new RegExp(`(\\d+) actions? ${words}\\b`), 0)]),
  ),
  'the API': flagged(code),
  ...others,
})
const watched = (words: string): Readings => ({
  dashboard: told('dashboard', new RegExp(`Voir le suivi \\d+ actions? :[^.]*?(\\d+) ${words}`), 0),
  'follow-up': told('follow-up', new RegExp(`\\d+ actions? :[^.]*?(\\d+) ${words}`), 0),
})
const troubles = (words: string): Readings => dossiers(new RegExp(`À regarder : [^.]*?(\\d+) ${words}`))
const hole = (kind: HoleKind): Readings => ({
  handover: told('handover', new RegExp(`(\\d+) (?:${holeLabels[kind].one}|${holeLabels[kind].many})`), 0),
  dashboard: told('dashboard', new RegExp(`(\\d+) (?:${holeLabels[kind].one}|${holeLabels[kind].many})`), 0),
  thread: told('thread', new RegExp(`${holeLabels[kind].title} (\\d+)`), 0),
})

export const namedCounts: Readonly<Record<string, Readings>> = {
  'actions of the plan': {
    dashboard: told('dashboard', /Voir le suivi (\d+) actions? :/),
    'who acts together, on the dashboard': told('dashboard', /(\d+) actions? : (?:\d+ crois|aucune ne crois)/),
    plan: told('plan', /(\d+) actions?(?:, et \d+ sorties? du plan)? : \d+ /),
    matrix: told('plan, matrix', /(\d+) actions?, \d+ thèmes?, \d+ cases? vides?/),
    'seen from the copil': told('plan, seen from the copil', engaged),
    'follow-up': told('follow-up', /(\d+) actions? :/),
    'follow-up, by axis': told('follow-up', /Ensemble du plan (\d+) actions?/),
    'who acts with whom': told('who acts with whom', /Sur (\d+) actions?, /),
    'essentials, engaged of how many': told('essentials', /\d+ sur (\d+) actions? engagées?/),
    'essentials, together': told('essentials', /\d+ actions? sur (\d+) réuni/),
    'plan in Word': told('plan in Word', planLine),
    version: told('version', /Annexe 2\. Plan d’action \d+ axes?, \d+ objectifs? et (\d+) actions?/),
    pack: told('pack', engaged),
    ...dossiers(engaged),
    'evaluation in PDF': told('evaluation in PDF', doneOfWhole(2)),
    'evaluation in Word': told('evaluation in Word', doneOfWhole(2)),
    'handover, on screen': told('handover, on screen', /Actions terminées \d+ sur (\d+)/),
    'plan in PDF': told('plan in PDF', planLine),
    'convention, summary': told('convention, summary', /: \d+ objectifs? et (\d+) actions?\./),
    handover: told('handover', /Actions terminées \d+ sur (\d+)/),
    'pack, together': told('pack in Word', /Sur (\d+) actions?, /),
    'the API': ({ api }) => api.actions.filter(isInPlan).length,
  },
  axes: {
    'plan in Word': told('plan in Word', /\d+ actions?(?:, et \d+ sorties? du plan)?, (\d+) axes?, /),
    'plan in PDF': told('plan in PDF', /\d+ actions?(?:, et \d+ sorties? du plan)?, (\d+) axes?, /),
    version: told('version', version),
    'the API': ({ api }) => api.tree.axes.filter(({ parentId }) => parentId === null).length,
  },
  objectives: {
    'plan in Word': told('plan in Word', /, \d+ axes?, (\d+) objectifs?/),
    'plan in PDF': told('plan in PDF', /, \d+ axes?, (\d+) objectifs?/),
    'convention, summary': told('convention, summary', summary),
    'the API, their list': ({ api }) => api.objectives.length,
    version: told('version', /Annexe 2\. Plan d’action \d+ axes?, (\d+) objectifs?/),
    'axes and objectives': sum('axes and objectives', /(\d+) objectifs?, \d+ actions?/g),
    'the API': ({ api }) => api.tree.objectives.length,
  },
  'actions engaged': {
    essentials: told('essentials', /(\d+) sur \d+ actions? engagées?/),
    'seen from the copil': told('plan, seen from the copil', engagedCount),
    ...dossiers(engagedCount),
    'the API': ({ api }) =>
      api.actions.filter(({ status }) => ['in-progress', 'suspended', 'done'].includes(status)).length,
  },
  'actions done': {
    plan: told('plan', /actions?(?:, et \d+ sorties? du plan)? :[^.]*?(\d+) terminées?/, 0),
    handover: told('handover', /Actions terminées (\d+) sur/),
    'evaluation in PDF': told('evaluation in PDF', doneOfWhole(1)),
    'evaluation in Word': told('evaluation in Word', doneOfWhole(1)),
    'what the CTG did': told('what the CTG did', /Toutes \d+ (\d+) /),
    'pack in Word': packColumn(4),
    'the API': ofStatus('done'),
  },
  'actions proposed': {
    plan: told('plan', /actions?(?:, et \d+ sorties? du plan)? :[^.]*?(\d+) proposées?/, 0),
    'pack in Word': packColumn(0),
    'the API': ofStatus('proposed'),
  },
  'actions left': {
    plan: told('plan', /actions?, et (\d+) sorties? du plan :/, 0),
    'the API': ({ api }) => api.actions.filter((one) => !isInPlan(one)).length,
  },
  'actions late': {
    ...flag('en retard', 'late', { ...watched('en retard'), ...troubles('en retard') }),
    essentials: told('essentials', /(\d+) actions? en retard/),
    handover: told('handover', /Actions en retard (\d+)/),
    'their list': told('plan, late', /(\d+) fiches? sur \d+/, 0),
  },
  'actions silent': flag('sans nouvelle', 'silent', {
    ...{ ...watched('sans nouvelle'), ...troubles('sans nouvelle') },
    handover: told('handover', /Actions sans nouvelle (\d+)/),
  }),
  'actions to unblock': flag('à débloquer', 'blocked', watched('à débloquer')),
  'actions without lead': {
    ...flag('sans pilote', 'without-lead', { ...watched('sans pilote'), ...troubles('sans pilote') }),
    'their list': told('plan, without lead', /(\d+) fiches? sur \d+/, 0),
    'plan, thread': told('plan, thread', /Actions sans pilote (\d+)/, 0),
    handover: told('handover', /(\d+) actions? sans pilote/, 0),
    'seen from the copil': told('plan, seen from the copil', /(\d+) actions? sans pilote/, 0),
  },
  'actions without end': {
    ...flag('sans échéance', 'without-end'),
    'their list': told('plan, without end', /(\d+) fiches? sur \d+/, 0),
    'plan, thread': told('plan, thread', /Actions sans échéance (\d+)/, 0),
    handover: told('handover', /(\d+) actions? sans échéance/, 0),
  },
  'actions without objective': {
    ...flag('sans objectif', 'without-objective'),
    ...hole('action-without-objective'),
    'their list': told('plan, without objective', /(\d+) fiches? sur \d+/, 0),
    'plan, thread': told('plan, thread', /Actions sans objectif (\d+)/, 0),
    'seen from the copil': told('plan, seen from the copil', /(\d+) actions? sans objectif/, 0),
  },
  ...Object.fromEntries(
    holeKinds.filter((kind) => kind !== 'action-without-objective').map((kind) => [kind, hole(kind)]),
  ),
  'objectives without action, in the plan': {
    plan: told('plan', /Objectifs sans action (\d+) objectifs?/, 0),
    'plan, thread': told('plan, thread', /Objectifs sans action (\d+)/, 0),
    thread: told('thread', /Objectifs sans action (\d+)/, 0),
  },
  'acts awaited': {
    dashboard: told('dashboard', /(\d+) actes? d’habilitation attendus?/, 0),
    convention: told('convention', /(\d+) actes? d’habilitation attendus?/, 0),
    'each signatory': marks('convention', />attendu</g),
    handover: told('handover', /(\d+) actes? d’habilitation attendus?/, 0),
    'convention in PDF': said('convention in PDF', /acte d’habilitation attendu/g),
    'convention in Word': said('convention in Word', /acte d’habilitation attendu/g),
  },
  'signatures awaited': {
    dashboard: told('dashboard', /(\d+) signatures? attendues?/, 0),
    convention: told('convention', /(\d+) signatures? attendues?/, 0),
    handover: told('handover', /(\d+) signatures? attendues?/, 0),
    'each signatory': marks('convention', />(?:attendue|après l’acte[^<]*)</g),
  },
  'issues retained': {
    diagnosis: sum('diagnosis', /(\d+) retenus? sur/g),
    thread: marks('thread', />priorité</g),
    issues: told('issues', /(\d+) retenus? par décision/, 0),
    pack: told('pack', /(\d+) priorités? retenues? par décision/),
    'pack in PDF': told('pack in PDF', /(\d+) priorités? retenues? par décision/),
    'the API': ({ api }) => api.issues.filter(({ status }) => status === 'retained').length,
  },
  'issues proposed to the copil': {
    issues: told('issues', /enjeux? :[^.]*?(\d+) proposés?/, 0),
    pack: told('pack', /(\d+) priorités? proposées? au copil/),
    'pack in PDF': told('pack in PDF', /(\d+) priorités? proposées? au copil/),
    'the API': ({ api }) => api.issues.filter(({ status }) => status === 'proposed').length,
  },
  ...countsAround,
}

export type Disagreement = { readonly name: string; readonly told: Readonly<Record<string, number>> }

/** Counts that bear one name and are not one number. */
export const listDisagreements = (places: Places): readonly Disagreement[] =>
  Object.entries(namedCounts).flatMap(([name, readings]) => {
    const told = Object.fromEntries(
      Object.entries(readings).flatMap(([place, read]) => {
        const count = read(places)
        return count === undefined ? [] : [[place, count] as const]
      }),
    )
    return new Set(Object.values(told)).size > 1 ? [{ name, told }] : []
  })
