/** Where the territory stands: beside larger ones, among the communes, by itself, and one commune beside another. Pure. Rules: docs/rules/drafting.md §3. */
import type { IndicatorFigures } from '../observatory.ts'
import { type Fact, type Gap, type Ground, otherFrames } from './facts.ts'
import { compare, fewestPeople, isFirm, isRankable, noiseOf, tellable } from './guards.ts'
import { levelOf, needsByOffer, shareBehind, weightOf } from './policy.ts'
import { timedOf } from './timed-facts.ts'

/** Readings of a number are told beside this many larger territories. */
const mostFrames = 3
/** A place among the first, or the last, tenth and a half. */
const edgeShare = 0.15

/** Counts and estimates lean on what published rates do not. */
const reliabilityOf = ({ own }: IndicatorFigures): number => {
  if (own.kind === 'missing') return 0
  if (own.flags.includes('summed')) return 0.9
  return own.flags.includes('rounded-5') ? 0.95 : 1
}

/** How strong a gap is beside the least one that is told: 1 to 3. */
const effectOf = (gap: number, least: number): number => Math.min(3, Math.abs(gap) / least)

function gapsOf(row: IndicatorFigures, ground: Ground): readonly Gap[] {
  if (!row.indicator.isRate) return []
  return otherFrames(row, ground.territory)
    .flatMap((frame) => compare(row, frame, ground) ?? [])
    .toSorted((one, other) => Number(one.frame.kind === 'country') - Number(other.frame.kind === 'country'))
    .slice(0, mostFrames)
}

const isApart = ({ side }: Gap): boolean => side !== 'alike'

/** A part that only follows its whole says little more. */
function shareOfPart(row: IndicatorFigures, gaps: readonly Gap[], ground: Ground): number {
  const whole = ground.rows.find(({ indicator }) => indicator.id === row.indicator.parentId)
  if (!whole) return 1
  const [first] = gapsOf(whole, ground)
  return first?.side === gaps[0]?.side ? 0.5 : 1
}

function gapFact(row: IndicatorFigures, ground: Ground): readonly Fact[] {
  const gaps = gapsOf(row, ground)
  const largest = gaps.filter(isApart).toSorted((one, other) => Math.abs(other.gap) - Math.abs(one.gap))[0]
  const own = tellable(row, ground)
  if (!largest || !own || largest.frame.reading.kind === 'missing') return []
  const isOpposed = new Set(gaps.map(({ side }) => side)).size > 1
  const needRow = ground.rows.find(({ indicator }) => indicator.id === needsByOffer[row.indicator.id])
  const least = Math.max(noiseOf(row, own.reading, own.people), Math.abs(largest.frame.reading.value) * 0.1)
  const score =
    effectOf(largest.gap, least) *
    reliabilityOf(row) *
    weightOf(row.indicator.id) *
    shareOfPart(row, gaps, ground) *
    (isOpposed ? 1.2 : 1)
  const need = needRow && timedOf(needRow, ground)
  return [{ kind: 'gap', row, territoryCode: ground.territory.code, gaps, isOpposed, need, score }]
}

/** Told only where no gap is: the rank stands in its words. */
function rankFact(row: IndicatorFigures, ground: Ground): readonly Fact[] {
  const { rank } = row
  if (!rank || !isRankable(row) || !tellable(row, ground)) return []
  const edge = Math.ceil(rank.of * edgeShare)
  if (rank.rank > edge && rank.rank <= rank.of - edge) return []
  const score = 0.9 * reliabilityOf(row) * weightOf(row.indicator.id)
  return [{ kind: 'rank', row, rank, territoryCode: ground.territory.code, score }]
}

function levelFact(row: IndicatorFigures, ground: Ground): readonly Fact[] {
  const least = levelOf(row.indicator.id)
  const own = tellable(row, ground)
  if (!own || least === undefined || own.reading.value - noiseOf(row, own.reading, own.people) < least) return []
  const score = 0.8 * reliabilityOf(row) * weightOf(row.indicator.id)
  return [{ kind: 'level', row, territoryCode: ground.territory.code, score }]
}

/** Members one may compare: a published number, not a floor, of enough people. */
function listTellableMembers(row: IndicatorFigures, { members }: Ground) {
  return row.dots.flatMap((dot) => {
    const population = members.find(({ code }) => code === dot.code)?.population ?? 0
    const people = population * shareBehind(row.indicator.id, row.indicator.statisticalUnit)
    return people < fewestPeople || !isFirm(row, dot) ? [] : [{ ...dot, people }]
  })
}

/** Highest over lowest from which two communes are told apart, a tenth for incomes. */
const leastRatio = { euros: 1.25, percent: 1.5, 'per-100': 1.5, count: 1.5 } as const

function concentrationFact(row: IndicatorFigures, ground: Ground): readonly Fact[] {
  if (!row.indicator.isRate) return []
  const known = listTellableMembers(row, ground).toSorted((one, other) => other.value - one.value)
  const [highest] = known
  const lowest = known.at(-1)
  if (!highest || !lowest || known.length < 3 || lowest.value <= 0) return []
  const noise = noiseOf(row, highest, highest.people) + noiseOf(row, lowest, lowest.people)
  const ratio = highest.value / lowest.value
  if (highest.value - lowest.value < noise || ratio < leastRatio[row.indicator.unit]) return []
  const score = Math.min(2, ratio / leastRatio[row.indicator.unit]) * weightOf(row.indicator.id)
  const spread = { lowest, highest, known: known.length, of: ground.members.length }
  return [{ kind: 'concentration', row, ...spread, territoryCode: ground.territory.code, score }]
}

export const listPlacedFacts = (ground: Ground): readonly Fact[] =>
  ground.all.flatMap((row) => {
    const gaps = gapFact(row, ground)
    const place = gaps.length > 0 ? gaps : rankFact(row, ground)
    return [...(place.length > 0 ? place : levelFact(row, ground)), ...concentrationFact(row, ground)]
  })
