/** The figures of a theme as a document prints them: a table, masked cells marked and their legend, two charts, the sources. Pure. */
import { besideFrozen, correctedWords, framesBeside, frozenSource } from '#app/domains/diagnosis/printed.fr.ts'
import type { DiagnosisForDocument } from '#app/domains/diagnosis/queries.server.ts'
import type { DossierBlock, DossierChart } from '#app/domains/documents/dossier.ts'
import { tableOf } from '#app/domains/documents/dossier-table.ts'
import { rangeLine } from '#app/domains/observatory/figure-lines.ts'
import { observatoryLabels as o } from '#app/domains/observatory/labels.fr.ts'
import {
  countMissing,
  type IndicatorFigures,
  missingReasons,
  type Reading,
  roundTo,
} from '#app/domains/observatory/observatory.ts'
import { printedFramesOf } from '#app/domains/observatory/printed-frames.ts'
import { emptyThemeOf } from '#app/domains/observatory/themes-to-ask.fr.ts'
import { inNotes, list, note, nothing, paragraph } from './words.fr.ts'

type Figures = NonNullable<DiagnosisForDocument['themes'][number]['figures']>

/** Rank among published communes, and which way it went. */
const beside = ({ indicator, rank, missingDots, trend }: IndicatorFigures): string =>
  [
    rank && o.shortRank(rank),
    rank && o.formatMissingCounts(countMissing(missingDots)),
    trend && o.trendSince(trend, indicator.decimals),
  ]
    .filter(Boolean)
    .join(' ; ') || nothing

function figuresTable(indicators: readonly IndicatorFigures[], place: string): DossierBlock {
  const frames = printedFramesOf(indicators)
  return {
    kind: 'table',
    onSlides: 'one',
    caption: 'Ce que disent les chiffres ; un rang va du plus élevé au plus faible',
    columns: [
      { header: 'Indicateur', share: 4 },
      { header: place, align: 'end', share: 1.6 },
      ...frames.map(({ name }) => ({ header: name, align: 'end' as const, share: 1.6 })),
      { header: 'Rang, évolution', share: 3 },
    ],
    rows: indicators.map((row) => [
      [o.nameUnderParent(row.indicator), row.year].filter((part) => part !== null).join(', '),
      rangeLine(row) ?? o.formatReading(row.indicator, row.own),
      ...frames.map(({ code }) => {
        const frame = row.frames.find((one) => one.code === code)
        return frame ? o.formatReading(row.indicator, frame.reading) : nothing
      }),
      beside(row),
    ]),
  }
}

/** Why a cell has no number: the reasons a table shows, each in a sentence. */
function legendOf(readings: readonly Reading[]): readonly DossierBlock[] {
  const shown = new Set(readings.flatMap((reading) => (reading.kind === 'missing' ? [reading.reason] : [])))
  const words = new Map(
    missingReasons
      .filter((reason) => shown.has(reason))
      .map((reason) => [o.missing[reason], o.missingSentence[reason]]),
  )
  return [...words].map(([mark, sentence]) => note(`« ${mark} » : ${sentence}`))
}

type Supported = Pick<DiagnosisForDocument['themes'][number]['findings'][number], 'number' | 'figures'>

/** What the findings rest on, as it was read then: the figures of the chapter may be newer. Nothing where none rests on any. */
export function supportBlocks(findings: readonly Supported[]): readonly DossierBlock[] {
  const supports = findings.flatMap(({ number, figures }) => figures.map((figure) => ({ number, figure })))
  if (supports.length === 0) return []
  return [
    tableOf({ caption: 'Sur quoi reposent les constats : chiffres gardés tels qu’ils ont été lus' }, supports, [
      {
        header: 'Chiffre',
        share: 4,
        cell: ({ number, figure: { frozen } }) => `Constat ${number} : ${frozen.name} (${frozenSource(frozen)})`,
      },
      {
        header: 'Lu',
        share: 2,
        cell: ({ figure: { frozen } }) => `${frozen.territoryName} ${o.formatReading(frozen, frozen.reading)}`,
      },
      {
        header: 'À côté',
        share: 4,
        cell: ({ figure }) =>
          [...besideFrozen(figure.frozen), correctedWords(figure)].filter(Boolean).join(' ; ') || nothing,
      },
    ]),
    ...legendOf(
      supports.flatMap(({ figure: { frozen } }) => [
        frozen.reading,
        ...framesBeside(frozen).map(({ reading }) => reading),
      ]),
    ),
  ]
}

/** A bar as long as a floor of its source would be a figure that nobody published. */
const isDrawn = (reading: Reading): reading is Extract<Reading, { kind: 'value' }> =>
  reading.kind === 'value' && !reading.flags.includes('floored')

/** The first rate that a larger territory has too. */
function comparedChart(indicators: readonly IndicatorFigures[], place: string): readonly DossierChart[] {
  for (const { indicator, own, frames, year } of indicators) {
    const bars = [{ name: place, reading: own }, ...frames].flatMap(({ name, reading }) =>
      isDrawn(reading) ? [{ name, value: reading.value }] : [],
    )
    if (!indicator.isRate || !isDrawn(own) || bars.length < 2) continue
    return [
      {
        kind: 'chart',
        shape: 'bars',
        title: `${indicator.name}, ${year ?? ''}`,
        sentence: `${bars.map(({ name, value }) => `${name} ${o.formatValue(indicator, value)}`).join(' ; ')}.`,
        unit: o.unit[indicator.unit],
        decimals: indicator.decimals,
        categoryName: o.tableHeader.territory,
        categories: bars.map(({ name }) => name),
        series: [{ name: indicator.name, values: bars.map(({ value }) => roundTo(value, indicator.decimals)) }],
      },
    ]
  }
  return []
}

/** Years at one distance from each other: a line drawn through others would show slopes that are not. */
const areEven = (years: readonly number[]): boolean =>
  new Set(years.slice(1).map((year, index) => year - (years[index] ?? year))).size === 1

/** The first count known over several years. */
function movedChart(indicators: readonly IndicatorFigures[]): readonly DossierChart[] {
  const row = indicators.find(({ indicator, series, trend }) => !indicator.isRate && trend && series.length > 2)
  const [first] = row?.series ?? []
  const last = row?.series.at(-1)
  if (!row || !first || !last) return []
  const { indicator, series } = row
  return [
    {
      kind: 'chart',
      shape: areEven(series.map(({ year }) => year)) ? 'line' : 'bars',
      title: indicator.name,
      sentence: `${o.formatValue(indicator, first.value)} en ${first.year}, ${o.formatValue(indicator, last.value)} en ${last.year}.`,
      unit: indicator.statisticalUnit,
      decimals: 0,
      categoryName: o.tableHeader.year,
      categories: series.map(({ year }) => String(year)),
      series: [{ name: indicator.name, values: series.map(({ value }) => value) }],
    },
  ]
}

/** A theme that has no public indicator says what to ask for, as its page does; else nothing was loaded. */
function withoutFigures(themeKey: string | null): readonly DossierBlock[] {
  const empty = emptyThemeOf(themeKey)
  if (!empty) return [note('Aucun chiffre public n’est chargé pour ce thème.')]
  const { sentence, requestTitle, request, terms } = empty
  return [note(sentence), ...inNotes([paragraph(`${requestTitle} :`), list(request), paragraph(terms)])]
}

/** What was not loaded has no row; slides show one chart, else the table. @param themeKey of the catalogue */
export function figureBlocks(figures: Figures | null, place: string, themeKey: string | null): readonly DossierBlock[] {
  const indicators = figures?.indicators ?? []
  if (indicators.length === 0) return withoutFigures(themeKey)
  const readings = indicators.flatMap(({ own, range, frames }) => [
    ...(range ? [] : [own]),
    ...frames.map(({ reading }) => reading),
  ])
  const table = [figuresTable(indicators, place), ...legendOf(readings)]
  const [shown, ...others] = [...comparedChart(indicators, place), ...movedChart(indicators)]
  return shown ? [...inNotes(table), shown, ...inNotes(others)] : table
}

/** One row an indicator told, in the order of the document: producer, source, vintage, what to know. */
export function sourceRows(all: readonly IndicatorFigures[]): readonly (readonly string[])[] {
  const once = new Map(all.map((row) => [row.indicator.id, row]))
  return [...once.values()].map(({ indicator, year, own }) => [
    indicator.name,
    indicator.producer,
    o.formatSource(indicator, year),
    [indicator.secrecyRule, ...(own.kind === 'value' ? own.flags.map((flag) => o.flag[flag]) : [])]
      // The rule of the producer may say it already.
      .filter((words, index, [rule = '']) => index === 0 || !rule.toLowerCase().includes(words))
      .map((words) => (words.endsWith('.') ? words : `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`))
      .join(' '),
  ])
}
