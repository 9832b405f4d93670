/** What was measured at one size, and which bars of issue 16 it misses. Pure. What was not measured is said, never taken as passed. */
import type { ArchiveTimes } from './archive.ts'
import type { PageTimes } from './busy-pages.ts'
import type { Letters } from './letters.ts'

export const bars = {
  p95Ms: 300,
  ratio: 1.5,
  lettersSeconds: 600,
  mails: 20_000,
  restoreSeconds: 600,
  ctgs: 3_000,
} as const

export type Measure = {
  readonly ctgs: number
  readonly pages: readonly PageTimes[]
  readonly pagesPerSecond: number
  readonly nodeMegabytes: number
  readonly letters?: Letters
  readonly archive?: ArchiveTimes
}

export type Verdict = { readonly missed: readonly string[]; readonly unmeasured: readonly string[] }

const inMs = (ms: number): string => Math.round(ms).toLocaleString('fr-FR')

function judgePage(
  { name, p95, failures, isRatioJudged }: PageTimes,
  smallest: Measure | undefined,
): readonly string[] {
  const base = smallest?.pages.find((page) => page.name === name)
  const ratio = base && isRatioJudged ? p95 / base.p95 : 0
  return [
    ...(failures === 0 ? [] : [`${name} : ${failures} réponses ne sont pas la page`]),
    ...(p95 < bars.p95Ms ? [] : [`${name} : p95 de ${inMs(p95)} ms (moins de ${inMs(bars.p95Ms)})`]),
    ...(ratio <= bars.ratio
      ? []
      : [`${name} : ${ratio.toFixed(2)} fois son temps à ${smallest?.ctgs} CTG (au plus ${bars.ratio})`]),
  ]
}

const judgeLetters = ({ people, digests, notices, seconds }: Letters): readonly string[] => [
  ...(seconds < bars.lettersSeconds ? [] : [`lettres : ${Math.round(seconds)} s (moins de ${bars.lettersSeconds})`]),
  ...(digests + notices >= people ? [] : [`lettres : ${digests + notices} pour ${people} personnes`]),
]

const judgeArchive = ({ restoreSeconds }: ArchiveTimes): readonly string[] =>
  restoreSeconds < bars.restoreSeconds
    ? []
    : [`restauration : ${Math.round(restoreSeconds)} s (moins de ${bars.restoreSeconds})`]

/** @param measures from the smallest instance to the largest, which is the one judged */
export function judge(measures: readonly Measure[]): Verdict {
  const largest = measures.at(-1)
  if (!largest) return { missed: [], unmeasured: ['tout'] }
  const smallest = measures.length > 1 ? measures[0] : undefined
  const { pages, letters, archive } = largest
  const mails = letters ? letters.digests + letters.notices : 0
  return {
    missed: [
      ...pages.flatMap((page) => judgePage(page, smallest)),
      ...(letters ? judgeLetters(letters) : []),
      ...(archive ? judgeArchive(archive) : []),
    ],
    unmeasured: [
      ...(largest.ctgs < bars.ctgs ? [`${bars.ctgs.toLocaleString('fr-FR')} CTG`] : []),
      ...(smallest ? [] : ['le rapport à une petite instance']),
      ...(pages.length > 0 ? [] : ['les pages']),
      ...(mails >= bars.mails ? [] : [`${bars.mails.toLocaleString('fr-FR')} courriels`]),
      ...(archive ? [] : ['la sauvegarde et la restauration']),
    ],
  }
}
