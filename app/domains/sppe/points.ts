/** What D.214-10-1 I and L.214-2 ask of a schéma, point by point, and how far each has an answer. Pure. Rules: docs/rules/sppe.md §3, §4. */
import type { CoverKind, Lack, Material, Reference, Tie } from './material.ts'
import { items, type PointKey, pointKeys, situations } from './point-keys.ts'
import { findAnswers } from './point-rules.ts'

export type PointState = 'answered' | 'part' | 'missing'

export type Answer = Reference & {
  /** Who said that it answers, and why; null: found by Trame. */
  readonly tie: Tie | null
}

export type Point = {
  readonly key: PointKey
  readonly state: PointState
  readonly answers: readonly Answer[]
  /** What is missing of what this point asks for; empty once the coordination said that something answers it whole. */
  readonly lacks: readonly Lack[]
  /** Found by Trame, and put aside by the coordination. */
  readonly aside: readonly Answer[]
}

/** What a list of points says of one: what answers it is counted by its nature. */
export type ListedPoint = Pick<Point, 'key' | 'state' | 'lacks'> & { readonly answers: readonly Pick<Answer, 'type'>[] }

const isOf =
  ({ type, id }: Reference) =>
  (other: Reference) =>
    other.type === type && other.id === id

/** What is tied by hand says how far it answers; what is found answers whole when nothing lacks. */
function stateOf(found: number, lacks: readonly Lack[], covers: readonly CoverKind[]): PointState {
  if (covers.includes('whole')) return 'answered'
  if (found > 0 && lacks.length === 0) return 'answered'
  return found > 0 || covers.includes('part') ? 'part' : 'missing'
}

function pointOf(key: PointKey, material: Material, found: ReturnType<typeof findAnswers>): Point {
  const ties = material.ties.filter((tie) => tie.point === key)
  const aside = ties.filter(({ cover }) => cover === 'aside')
  const tied = ties.filter(({ cover }) => cover !== 'aside')
  const isTied = (one: Reference) => tied.some((tie) => isOf(one)(tie.reference))
  const state = stateOf(
    found.answers.length,
    found.lacks,
    tied.map(({ cover }) => cover),
  )
  return {
    key,
    state,
    answers: [
      ...tied.map((tie) => ({ ...found.answers.find(isOf(tie.reference)), ...tie.reference, tie })),
      ...found.answers.filter((one) => !isTied(one)).map((one) => ({ ...one, tie: null })),
    ],
    lacks: tied.some(({ cover }) => cover === 'whole') ? [] : found.lacks,
    aside: aside.map((tie) => ({ ...tie.reference, tie })),
  }
}

/** Without what the coordination put aside for this point. */
function materialFor(key: PointKey, material: Material): Material {
  const isKept = (type: Reference['type']) => {
    const aside = new Set(
      material.ties
        .filter(({ point, cover, reference }) => point === key && cover === 'aside' && reference.type === type)
        .map(({ reference }) => reference.id),
    )
    return ({ id }: { readonly id: string }) => !aside.has(id)
  }
  return {
    ...material,
    actions: material.actions.filter(isKept('action')),
    findings: material.findings.filter(isKept('finding')),
    objectives: material.objectives.filter(isKept('objective')),
  }
}

/** 4° c is answered by the four situations of L.214-2 together. */
function familiesOf(own: Point, four: readonly Point[]): Point {
  const silent = four.filter(({ state }) => state === 'missing').map(({ key }) => key)
  const covers = own.answers.flatMap(({ tie }) => tie?.cover ?? [])
  const lacks = covers.includes('whole') ? [] : silent.map((key) => `situation-${key}` as const)
  const partial = four.some(({ state }) => state === 'part')
  const found = four.length - silent.length
  const state = stateOf(found, partial ? ['in-part', ...lacks] : lacks, covers)
  const seen = [...own.answers, ...four.flatMap(({ answers }) => answers)]
  return {
    ...own,
    state,
    lacks,
    answers: seen.filter((one, place) => seen.findIndex(isOf(one)) === place),
  }
}

/** Every point, in the order of the texts. */
export function listPoints(material: Material): readonly Point[] {
  const points = pointKeys.map((key) => pointOf(key, material, findAnswers(key, materialFor(key, material))))
  const four = points.filter(({ key }) => situations.some((one) => one === key))
  return points.map((point) => (point.key === '4c' ? familiesOf(point, four) : point))
}

export type PointCounts = Readonly<Record<PointState, number>>

/** Of the eleven items alone: « 7 points sur 11 ont une réponse ». */
export function countItems(points: readonly Point[]): PointCounts {
  const eleven = points.filter(({ key }) => items.some((one) => one === key))
  const inState = (state: PointState) => eleven.filter((point) => point.state === state).length
  return { answered: inState('answered'), part: inState('part'), missing: inState('missing') }
}
