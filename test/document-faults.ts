/** What a screen reader would miss in a document of ours, in words: nothing when all is there. No product code uses it. */
import { readPdf } from './pdf-structure.ts'
import { brokenSpacesIn, plainSpacesIn } from './plain-spaces.ts'
import { partsLike, readEntities, readParts } from './read-back.ts'

/** Levels that jump over one. */
const jumpsIn = (levels: readonly number[]): readonly string[] =>
  levels.flatMap((level, index) => {
    const before = levels[index - 1] ?? 0
    return level - before > 1 ? [`heading ${level} after ${before}`] : []
  })

type ReadStructure = Pick<
  Awaited<ReturnType<typeof readPdf>>,
  'language' | 'title' | 'isMarked' | 'outline' | 'roles' | 'texts'
>

export function structureFaults({
  language,
  title,
  isMarked,
  outline,
  roles,
  texts,
}: ReadStructure): readonly string[] {
  const levels = roles.flatMap((role) => Number(/^H([1-6])$/.exec(role)?.[1] ?? 0) || [])
  const count = (role: string) => roles.filter((one) => one === role).length
  return [
    ...(language === 'fr-FR' ? [] : [`language ${language}`]),
    ...(title && title.length > 3 ? [] : [`title ${title}`]),
    ...(isMarked ? [] : ['no marks']),
    ...(levels.length + count('Title') > 0 ? [] : ['no heading']),
    ...jumpsIn(levels),
    ...(levels.length > 0 && outline.length === 0 ? ['no bookmark'] : []),
    ...(count('Table') > 0 && count('TH') < count('Table') ? ['a table without heads'] : []),
    ...texts.flatMap(brokenSpacesIn),
  ]
}

export async function pdfFaults(bytes: Uint8Array): Promise<readonly string[]> {
  const shown = Buffer.from(bytes).toString('latin1').includes('/DisplayDocTitle true')
  return [...structureFaults(await readPdf(bytes)), ...(shown ? [] : ['its file name is shown for its title'])]
}

export function wordFaults(parts: ReadonlyMap<string, string>): readonly string[] {
  const document = parts.get('word/document.xml') ?? ''
  const levels = [...document.matchAll(/<w:pStyle w:val="Heading(\d)"/g)].map(([, level]) => Number(level))
  const tables = document.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? []
  const words = [...document.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) =>
    readEntities([...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)</g)].map(([, text = '']) => text).join('')),
  )
  return [
    ...(/<dc:title>[^<]{4,}/.test(parts.get('docProps/core.xml') ?? '') ? [] : ['no title']),
    ...(partsLike(parts, /^word\/styles\.xml$/)
      .join('')
      .includes('w:val="fr-FR"')
      ? []
      : ['no language']),
    ...(levels.length > 0 || document.includes('"Title"') ? [] : ['no heading']),
    ...jumpsIn(levels),
    ...tables.filter((table) => !table.includes('<w:tblHeader')).map(() => 'a table without heads'),
    ...tables.filter((table) => !/w:tblCaption w:val="[^"]+"/.test(table)).map(() => 'a table without words'),
    ...(document.match(/<wp:docPr [^>]*>/g) ?? []).filter((picture) => !/descr="[^"]+"/.test(picture)),
    ...words.flatMap(plainSpacesIn),
  ]
}

export const docxFaults = async (bytes: Uint8Array<ArrayBuffer>): Promise<readonly string[]> =>
  wordFaults(await readParts(bytes))
