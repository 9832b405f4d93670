/** How the pages of a PDF of ours are filled: where its words stand, its headings, its tables. Read from its marks (a tagged PDF); no outside tool. */
import { latin1, pdfObjects, streamOf } from './read-back.ts'

/** Points. */
const pageHeight = 841.89
/** Above and under the text of a page (templates/trame.typ), in points. */
const margins = { top: 90.7, bottom: 76.5 } as const

/** Words of one mark, by the height at which they are drawn, from the top. */
type Place = { readonly page: number; readonly mark: number; readonly y: number }

type Matrix = readonly [number, number, number, number, number, number]
const unit: Matrix = [1, 0, 0, 1, 0, 0]
const times = (one: Matrix, two: Matrix): Matrix => [
  one[0] * two[0] + one[1] * two[2],
  one[0] * two[1] + one[1] * two[3],
  one[2] * two[0] + one[3] * two[2],
  one[2] * two[1] + one[3] * two[3],
  one[4] * two[0] + one[5] * two[2] + two[4],
  one[4] * two[1] + one[5] * two[3] + two[5],
]

const step =
  /\((?:\\[\s\S]|[^\\()])*\)|\/(\w+)\s*(?:<<([\s\S]*?)>>|\/\w+)?\s*B(?:DC|MC)|\b(EMC|q|Q|TJ|Tj)\b|((?:-?[\d.]+\s+){6})(cm|Tm)\b/g

/** What is drawn outside any mark, or in one that a reader passes over (head, foot), is no text of the page. */
function placesOn(content: string, page: number): readonly Place[] {
  const places: Place[] = []
  const saved: Matrix[] = []
  const marks: (number | 'artifact' | undefined)[] = []
  let [now, text]: [Matrix, Matrix] = [unit, unit]
  for (const [, tag, properties = '', word, numbers = '', kind] of content.matchAll(step)) {
    const mark = /\/MCID (\d+)/.exec(properties)?.[1]
    if (tag !== undefined) marks.push(tag === 'Artifact' ? 'artifact' : mark === undefined ? undefined : Number(mark))
    if (word === 'EMC') marks.pop()
    if (word === 'q') saved.push(now)
    if (word === 'Q') now = saved.pop() ?? unit
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers.trim().split(/\s+/).map(Number)
    if (kind === 'cm') now = times([a, b, c, d, e, f], now)
    if (kind === 'Tm') text = [a, b, c, d, e, f]
    if (word !== 'TJ' && word !== 'Tj') continue
    const inner = marks.findLast((one) => one !== undefined)
    if (inner !== undefined && inner !== 'artifact' && !marks.includes('artifact'))
      places.push({ page, mark: inner, y: pageHeight - times(text, now)[5] })
  }
  return places
}

type Element = { readonly kind: string; readonly marks: readonly (readonly [page: number, mark: number])[] }

/** Elements of the structure that are headings, captions or tables, with all the marks under them. */
function elementsIn(objects: ReadonlyMap<string, string>, pageIds: readonly string[]): readonly Element[] {
  const marksOf = (body: string, above: number): Element['marks'] => {
    const own = /\/Pg (\d+) 0 R/.exec(body)?.[1]
    const page = own === undefined ? above : pageIds.indexOf(own)
    const kids = /\/K (\[[^\]]*\]|\d+(?: 0 R)?)/.exec(body)?.[1] ?? ''
    return [...kids.matchAll(/(\d+)( 0 R)?|<<[\s\S]*?>>/g)].flatMap(([, number, reference]): Element['marks'] => {
      if (number === undefined) return []
      return reference === undefined ? [[page, Number(number)]] : marksOf(objects.get(number) ?? '', page)
    })
  }
  return [...objects.values()].flatMap((body) => {
    const kind = /\/S \/(H\d|Table)\n/.exec(body)?.[1]
    return kind === undefined ? [] : [{ kind, marks: marksOf(body, -1) }]
  })
}

export type Measured = {
  readonly pageCount: number
  readonly headingCount: number
  readonly tableCount: number
  /** Pages, from 1, that end with a heading, or with the caption of what is on the next one. */
  readonly orphans: readonly number[]
  /** Pages under a fifth full, from 1; the last one and the first (the front page) are not judged. */
  readonly nearEmpty: readonly number[]
  /** Part of each page down to its last words. */
  readonly fill: readonly number[]
}

/** @throws Error on a PDF without marks */
export function measurePages(bytes: Uint8Array): Measured {
  const objects = pdfObjects(latin1(bytes))
  const pageIds = [...objects].filter(([, body]) => /\/Type \/Page\n/.test(body)).map(([id]) => id)
  const places = pageIds.flatMap((id, page) =>
    placesOn(streamOf(objects.get(/\/Contents (\d+)/.exec(objects.get(id) ?? '')?.[1] ?? '') ?? ''), page),
  )
  if (places.length === 0) throw new Error('a PDF without marks')
  const elements = elementsIn(objects, pageIds)
  const headings = elements.filter(({ kind }) => kind.startsWith('H'))
  const tables = elements.filter(({ kind }) => kind === 'Table')
  const lowest = pageIds.map((_id, page) => Math.max(0, ...places.filter((one) => one.page === page).map(({ y }) => y)))
  const lowestOf = ({ marks }: Element, page: number): number =>
    Math.max(
      0,
      ...places
        .filter((one) => one.page === page && marks.some(([on, mark]) => on === page && mark === one.mark))
        .map(({ y }) => y),
    )
  const fill = lowest.map((y) => Math.max(0, y - margins.top) / (pageHeight - margins.top - margins.bottom))
  return {
    pageCount: pageIds.length,
    headingCount: headings.length,
    tableCount: tables.length,
    orphans: elements.flatMap((element) => {
      const page = element.marks.at(-1)?.[0] ?? -1
      const isLast = page >= 0 && lowestOf(element, page) > (lowest[page] ?? 0) - 2
      return element.kind !== 'Table' && isLast ? [page + 1] : []
    }),
    nearEmpty: fill.flatMap((part, page) => (page > 0 && page < fill.length - 1 && part < 0.2 ? [page + 1] : [])),
    fill,
  }
}
