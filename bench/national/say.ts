/** The measure in words: tables of times, sizes and plans, in French, for whoever runs an instance. Pure. */
import type { Measure } from './judge.ts'
import type { SlowStatement, TableSize } from './statements.ts'

const inMs = (ms: number): string => ms.toLocaleString('fr-FR', { maximumFractionDigits: ms < 10 ? 1 : 0 })
const count = (value: number): string => Math.round(value).toLocaleString('fr-FR')
const megabytes = (bytes: number): string => `${count(bytes / 1_000_000)} Mo`

export const sayMeasure = ({ ctgs, letters, archive, pagesPerSecond, nodeMegabytes }: Measure): string =>
  [
    `${count(ctgs)} CTG : ${count(pagesPerSecond)} pages par seconde, quatre demandes à la fois ; ${count(nodeMegabytes)} Mo pour le nœud.`,
    letters
      ? `Lundi matin : ${count(letters.digests + letters.notices)} courriels (${count(letters.digests)} lettres de coordination, ${count(letters.notices)} notifications) pour ${count(letters.people)} personnes, écrits en ${count(letters.seconds)} s.`
      : 'Lundi matin : non mesuré.',
    archive
      ? `Sauvegarde : ${count(archive.backupSeconds)} s, ${megabytes(archive.bytes)} ; restauration : ${count(archive.restoreSeconds)} s.`
      : 'Sauvegarde et restauration : non mesurées.',
  ].join('\n')

/** A line a page: p50 / p95 / p99 at each size, then the ratio of the p95 at the largest to that at the smallest. */
export function sayPages(measures: readonly Measure[]): string {
  const [smallest, largest] = [measures[0], measures.at(-1)]
  const heads = measures.map(({ ctgs }) => `${count(ctgs)} CTG`)
  const lines = (largest?.pages ?? []).map(({ name, p95, isRatioJudged }) => {
    const at = measures.map(({ pages }) => pages.find((page) => page.name === name))
    const base = smallest?.pages.find((page) => page.name === name)
    const ratio = base && isRatioJudged && measures.length > 1 ? (p95 / base.p95).toFixed(2) : '—'
    return `| ${name} | ${at.map((page) => (page ? `${inMs(page.p50)} / ${inMs(page.p95)} / ${inMs(page.p99)}` : '—')).join(' | ')} | ${ratio} |`
  })
  return [
    `| Page (p50 / p95 / p99, ms) | ${heads.join(' | ')} | rapport des p95 |`,
    `| --- | ${heads.map(() => '--- |').join(' ')} --- |`,
    ...lines,
  ].join('\n')
}

export const saySizes = (bytes: number, tables: readonly TableSize[]): string =>
  [
    `Base : ${megabytes(bytes)}.`,
    ...tables.map(
      ({ name, rows, bytes: all, indexBytes }) =>
        `- ${name} : ${count(rows)} lignes, ${megabytes(all)}, dont index ${megabytes(indexBytes)}`,
    ),
  ].join('\n')

const mostCharacters = 400

export const sayStatements = (
  statements: readonly SlowStatement[],
  plans: ReadonlyMap<string, readonly string[]>,
): string =>
  statements
    .map(({ id, text, calls, meanMs, maxMs }) =>
      [
        `${inMs(meanMs)} ms en moyenne, ${inMs(maxMs)} au plus, ${count(calls)} fois : ${text.replace(/\s+/g, ' ').slice(0, mostCharacters)}`,
        ...(plans.get(id) ?? ['plan non mesuré : cette instruction n’a pas été vue au second passage']).map(
          (line) => `    ${line}`,
        ),
      ].join('\n'),
    )
    .join('\n')
