/** What stands beside a figure kept under a finding, on its page and in the document: references, rank, trend, correction. Pure. */
import { depositsLabels } from '#app/domains/deposits/labels.fr.ts'
import type { SeriesCorrection } from '#app/domains/deposits/queries.server.ts'
import type { FrozenReading } from '#app/domains/observatory/frozen-reading.ts'
import { observatoryLabels as o } from '#app/domains/observatory/labels.fr.ts'

export type FrozenFigure = { readonly frozen: FrozenReading; readonly correction: SeriesCorrection | null }

/** References it is put beside, masked ones too; a count is put beside nothing but its own past. */
export const framesBeside = ({ frames, isRate }: FrozenReading): FrozenReading['frames'] =>
  frames.filter(({ reading }) => isRate && (reading.kind === 'value' || reading.reason === 'secret'))

/** References, rank, trend: each on its line. */
export function besideFrozen(frozen: FrozenReading): readonly string[] {
  const frames = framesBeside(frozen).map((frame) => {
    const gap = o.formatGap(frozen, frozen.reading, frame.reading)
    return `${frame.name} ${o.formatReading(frozen, frame.reading)}${gap === undefined ? '' : ` (${gap})`}`
  })
  const rank = frozen.rank ? [o.longRank(frozen.rank, frozen.missingCounts)] : []
  const trend = frozen.trend ? [o.trendSince(frozen.trend, frozen.decimals)] : []
  return [...frames, ...rank, ...trend]
}

/** `Cnaf, décembre 2023 · arrondi à 5`. */
export function frozenSource(frozen: FrozenReading): string {
  const flags = frozen.reading.kind === 'value' ? frozen.reading.flags.map((flag) => o.flag[flag]) : []
  return [o.formatSource(frozen, frozen.year), ...flags].join(' · ')
}

/** What was frozen was wrong: its own party has said so since, and what it is; undefined otherwise. */
export function correctedWords({ frozen, correction }: FrozenFigure): string | undefined {
  if (!correction || frozen.year === null) return
  const { correctedOn, values } = correction
  const now = values.find(({ year }) => year === frozen.year)
  const reading = now && ({ kind: 'value', ...now, flags: [] } as const)
  return depositsLabels.correction.frozen(correctedOn, frozen.year, reading ? o.formatReading(frozen, reading) : null)
}
