/** What answers each point, found in what the CTG has written: one rule a point. Pure. Rules: docs/rules/sppe.md §3. */
import { folded } from '#app/kernel/plain-words.ts'
import type { Lack, Material, MaterialAction, Reference } from './material.ts'
import type { PointKey } from './point-keys.ts'

type PointFindings = { readonly answers: readonly Reference[]; readonly lacks: readonly Lack[] }
type Rule = (material: Material) => PointFindings

const needFigures = new Set(['children-under-3', 'births', 'rsa-share', 'single-parent-poverty'])

/** The public figures by which a point has an answer or not: read alone where only points are counted. */
export const countedFigures = [...needFigures, 'childcare-places']
const isOfPlaces = ({ indicatorId }: Material['figures'][number]) => indicatorId.startsWith('childcare-places')

const lackIf = (isLacking: boolean, lack: Lack): readonly Lack[] => (isLacking ? [lack] : [])
/** Words by which a sheet or a finding speaks of it; they begin words, accents and case aside. */
const words = {
  skills: /\b(metier|recrut|formation|former |qualification|attractivite|apprenti|vae\b|competence|diplome)/,
  quality:
    /\b(qualite|analyse de pratique|analyse des pratiques|charte nationale|referentiel|accompagnement des professionnel)/,
  travail:
    /\b(horaires? (atypique|decale|elargi)|insertion|emploi|demandeur|travail de nuit|avip\b|accueil d.urgence|conditions de (vie|travail))/,
  sante: /\b(sante|malad|pmi\b|soin|prevention precoce|allergi)/,
  handicap: /\b(handicap|inclusi|besoins particuliers|aeeh\b)/,
  ressources:
    /\b(faibles? (ressource|revenu)|bas revenus?|pauvrete|precarite|precaire|rsa\b|tarif|quotient familial|monoparental)/,
  relais: /\b(relais petite enfance|relais d.assistantes? maternelles?|rpe\b|ram\b)/,
} as const

type Spoken = { readonly words: string }
/** Each rule looks at the same words: they are made plain once a thing. */
const plainWords = new WeakMap<Spoken, string>()
function plainOf(one: Spoken): string {
  const known = plainWords.get(one) ?? folded(one.words)
  plainWords.set(one, known)
  return known
}

const speaking = (of: keyof typeof words) => (one: Spoken) => words[of].test(plainOf(one))

const spokenOf =
  (of: keyof typeof words): Rule =>
  ({ actions }) => ({ answers: actions.filter(speaking(of)), lacks: [] })

/** Of the actions that answer, those that do not say it are counted as a lack. */
const whereAll = (
  actions: readonly MaterialAction[],
  isTold: (action: MaterialAction) => boolean,
  lack: Lack,
): PointFindings => {
  const answers = actions.filter(isTold)
  return { answers, lacks: lackIf(answers.length > 0 && answers.length < actions.length, lack) }
}

/** Zones where no action takes place; one that says no place is everywhere only where there is a single zone. */
function zonesWithout({ zones, actions }: Material): readonly Lack[] {
  const covered = new Set(actions.flatMap(({ placeIds }) => placeIds))
  const isEverywhere = zones.length === 1 && actions.some(({ placeIds }) => placeIds.length === 0)
  return isEverywhere ? [] : zones.filter(({ id }) => !covered.has(id)).map(({ name }) => `zone-${name}` as const)
}

const rules: Readonly<Record<PointKey, Rule>> = {
  // The places by kind say how many; only the facilities say what stands where.
  '1': ({ figures, facilities }) => {
    const answers = [...facilities, ...figures.filter(isOfPlaces)]
    return { answers, lacks: lackIf(answers.length > 0 && facilities.length === 0, 'facilities') }
  },
  '2': ({ figures, findings }) => {
    const known = figures.filter(({ indicatorId }) => needFigures.has(indicatorId))
    return {
      answers: [...known, ...findings],
      lacks: [...lackIf(known.length === 0, 'needs-figures'), ...lackIf(findings.length === 0, 'needs-findings')],
    }
  },
  '3': ({ figures, findings, communesWithPlaces, areas }) => {
    const isMapped = communesWithPlaces > 1
    const places = isMapped ? figures.filter(({ indicatorId }) => indicatorId === 'childcare-places') : []
    const lackFindings = findings.filter(({ isLack }) => isLack)
    return {
      answers: [...places, ...lackFindings, ...(lackFindings.length > 0 ? areas : [])],
      lacks: [
        ...lackIf(!isMapped && areas.length === 0, 'zones-figures'),
        ...lackIf(lackFindings.length === 0, 'zones-finding'),
      ],
    }
  },
  '4a': (material) => ({ answers: material.objectives, lacks: zonesWithout(material) }),
  '4b': spokenOf('skills'),
  '4c': () => ({ answers: [], lacks: [] }),
  '4d': spokenOf('quality'),
  '4e': ({ actions }) => ({ answers: actions.filter(({ hasInvestment }) => hasInvestment), lacks: [] }),
  '4f': ({ actions }) => {
    const costed = whereAll(actions, ({ hasMeans }) => hasMeans, 'amounts')
    const isTold = actions.some(({ hasDifficulties }) => hasDifficulties)
    return { ...costed, lacks: [...costed.lacks, ...lackIf(!isTold, 'difficulties')] }
  },
  '4g': ({ actions }) => whereAll(actions, ({ startsOn, endsOn }) => startsOn !== null && endsOn !== null, 'dates'),
  '4h': ({ actions, objectives }) => {
    const measured = actions.filter(({ hasMeasure }) => hasMeasure)
    const aimed = objectives.filter(({ hasTarget }) => hasTarget)
    const isAimed = aimed.length > 0 || measured.some(({ hasTarget }) => hasTarget)
    return { answers: [...aimed, ...measured], lacks: lackIf(!isAimed, 'targets') }
  },
  travail: spokenOf('travail'),
  sante: spokenOf('sante'),
  handicap: spokenOf('handicap'),
  ressources: spokenOf('ressources'),
  // A relay that exists answers; one that is planned, or an action that speaks of one, says that it is thought of.
  relais: ({ services, facilities, actions }) => {
    const relays = facilities.filter(({ isRelay }) => isRelay)
    const named = services.filter(({ title }) => words.relais.test(folded(title)))
    const isThere = named.length > 0 || relays.some(({ isOpen }) => isOpen)
    return {
      answers: [...relays, ...named, ...actions.filter(speaking('relais'))],
      lacks: lackIf(!isThere, 'relay-service'),
    }
  },
}

/** Nothing is found for a CTG without the theme; the point then says so. */
export function findAnswers(key: PointKey, material: Material): PointFindings {
  const found = rules[key](material)
  return found.answers.length === 0 ? { answers: [], lacks: lackIf(!material.hasTheme, 'theme') } : found
}
