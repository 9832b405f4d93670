/**
 * What an OpenDocument says of a sheet beside the values of its cells, and that the library does not read: what is hidden, struck
 * through, pinned on a cell, a percentage. Pure.
 */

export type OdsMarks = {
  readonly isHidden: boolean
  /** From 0. */
  readonly hiddenRows: readonly number[]
  readonly hiddenColumns: readonly number[]
  /** By `row,column`, from 0. */
  readonly comments: ReadonlyMap<string, string>
  readonly struck: ReadonlySet<string>
  readonly percents: ReadonlySet<string>
}

const attributes = '((?:\\s(?:[^>"]|"[^"]*")*?)?)'
const element = (name: string): RegExp => new RegExp(`<${name}${attributes}(?:/>|>([\\s\\S]*?)</${name}>)`, 'g')
const tables = element('table:table')
const rows = element('table:table-row')
const columns = new RegExp(`<table:table-column${attributes}/?>`, 'g')
const cells = new RegExp(`<(table:(?:covered-)?table-cell)${attributes}(?:/>|>([\\s\\S]*?)</\\1>)`, 'g')
const styles = element('style:style')
const annotations = element('office:annotation')
const paragraphs = element('text:p')

const attributeOf = (tag: string, name: string): string => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
const countOf = (tag: string, name: string): number => Math.max(1, Number(attributeOf(tag, name)) || 1)
const isAway = (tag: string): boolean => /^(collapse|filter)$/.test(attributeOf(tag, 'table:visibility'))

/** Repeated to the end of the sheet, it is no row that someone hid. */
const mostRepeated = 5000

const plainText = (xml: string): string =>
  xml
    .replace(/<text:line-break\/>/g, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&amp;/g, '&')

const textOf = (xml: string): string =>
  [...xml.matchAll(paragraphs)].map(([, , text = '']) => plainText(text)).join('\n')

type Styles = { readonly hidden: ReadonlySet<string>; readonly struck: ReadonlySet<string> }

function stylesOf(xml: string): Styles {
  const named = [...xml.matchAll(styles)].map(([, tag = '', content = '']) => ({
    name: attributeOf(tag, 'style:name'),
    isHidden: /<style:table-properties\s[^>]*table:display="false"/.test(content),
    isStruck: /style:text-line-through-(?:style|type)="(?!none)/.test(content),
  }))
  const those = (pick: (style: (typeof named)[number]) => boolean): ReadonlySet<string> =>
    new Set(named.filter(pick).map(({ name }) => name))
  return { hidden: those(({ isHidden }) => isHidden), struck: those(({ isStruck }) => isStruck) }
}

/** Places, from 0, of elements that may be repeated. */
function hiddenPlaces(repeats: Iterable<readonly [attributes: string, repeat: number]>): readonly number[] {
  const places: number[] = []
  let from = 0
  for (const [own, repeat] of repeats) {
    if (isAway(own) && repeat <= mostRepeated) for (let place = 0; place < repeat; place += 1) places.push(from + place)
    from += repeat
  }
  return places
}

/** What the cells of one row bear. */
function readRow(content: string, row: number, struckStyles: ReadonlySet<string>, marks: CellMarks): void {
  let column = 0
  for (const [, , tag = '', inside = ''] of content.matchAll(cells)) {
    const key = `${row},${column}`
    const note = [...inside.matchAll(annotations)].map(([, , text = '']) => textOf(text)).join('\n')
    if (note !== '') marks.comments.set(key, note)
    const spans = [...inside.matchAll(/<text:span\s[^>]*text:style-name="([^"]*)"/g)].map(([, name = '']) => name)
    if ([attributeOf(tag, 'table:style-name'), ...spans].some((name) => struckStyles.has(name))) marks.struck.add(key)
    if (attributeOf(tag, 'office:value-type') === 'percentage') marks.percents.add(key)
    column += countOf(tag, 'table:number-columns-repeated')
  }
}

type CellMarks = {
  readonly comments: Map<string, string>
  readonly struck: Set<string>
  readonly percents: Set<string>
}

/** @param xml `content.xml`, its groups of rows undone; @returns one for each table, in order */
export function odsMarks(xml: string): readonly OdsMarks[] {
  const known = stylesOf(xml)
  return [...xml.matchAll(tables)].map(([, tag = '', content = '']) => {
    const marks: CellMarks = { comments: new Map(), struck: new Set(), percents: new Set() }
    const found = [...content.matchAll(rows)].map(([, own = '', inside = '']) => ({
      own,
      inside,
      repeat: countOf(own, 'table:number-rows-repeated'),
    }))
    let row = 0
    for (const { inside, repeat } of found) {
      if (inside !== '' && repeat <= mostRepeated) readRow(inside, row, known.struck, marks)
      row += repeat
    }
    return {
      isHidden: known.hidden.has(attributeOf(tag, 'table:style-name')),
      hiddenRows: hiddenPlaces(found.map(({ own, repeat }) => [own, repeat])),
      hiddenColumns: hiddenPlaces(
        [...content.matchAll(columns)].map(([, own = '']) => [own, countOf(own, 'table:number-columns-repeated')]),
      ),
      ...marks,
    }
  })
}
