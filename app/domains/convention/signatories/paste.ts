/** Lines of a spreadsheet, recognised by the name of the signatory: which column says what, and which line is whose. Pure. Rules: docs/rules/convention.md §3. */

import { plainWords } from '#app/kernel/plain-words.ts'
import type { Block } from '#app/ui/grid/clipboard.ts'
import { readDay, readKind, readState, type SignatoryKey, signatoryKeys } from './cells.ts'
import { findSignatory, type NamedParty } from './find-signatory.ts'

/** What a column of the spreadsheet holds; null: nothing that Trame takes. */
export type ColumnUse = SignatoryKey | 'party' | null

export type PastedLine = {
  readonly name: string
  /** Undefined when no signatory or several match the name, or when an earlier line already matched this one. */
  readonly partyId: string | undefined
  /** Its signatory is one that the person chooses. */
  readonly isChosen: boolean
  readonly texts: readonly string[]
}
export type PastedLines = {
  readonly headers: readonly string[]
  readonly uses: readonly ColumnUse[]
  readonly lines: readonly PastedLine[]
}

const headerWords: readonly (readonly [RegExp, Exclude<ColumnUse, null>])[] = [
  [/^(?:represente|representant|elu|signe par)/, 'representedBy'],
  [/^(?:fonction|qualite|titre|en qualite)/, 'representedAs'],
  [/^(?:signe le|signature|date de (?:la )?signature|le$)/, 'signedOn'],
  [/^(?:seance|adopte|date de (?:la )?(?:seance|deliberation|l'acte)|date$|delibere|jour|conseil du)/, 'session'],
  [/^(?:etat|statut|avancement)/, 'actState'],
  [/^(?:n°?$|n° |no$|numero|reference)/, 'actNumber'],
  [/^(?:acte|nature|type|deliberation)/, 'actKind'],
  [/^(?:signataires?|parties?|communes?|collectivites?|nom|organismes?|structures?)/, 'party'],
]

const useOfHeader = (text: string): ColumnUse =>
  headerWords.find(([words]) => words.test(plainWords(text)))?.[1] ?? null

/** Each use once: the first column that claims it. */
const once = (uses: readonly ColumnUse[]): readonly ColumnUse[] =>
  uses.map((use, index) => (use !== null && uses.indexOf(use) < index ? null : use))

const isEvery = (texts: readonly string[], test: (text: string) => boolean): boolean => {
  const full = texts.filter((text) => text.trim() !== '')
  return full.length > 0 && full.every(test)
}

const kindsOfTexts: readonly (readonly [SignatoryKey, (text: string) => boolean])[] = [
  ['session', (text) => readDay(text) != null],
  ['signedOn', (text) => readDay(text) != null],
  ['actState', (text) => readState(text, []) !== undefined],
  ['actKind', (text) => readKind(text) !== undefined && !/\d/.test(text)],
  ['actNumber', (text) => /\d/.test(text)],
  ['representedBy', () => true],
  ['representedAs', () => true],
]

/** Without headers: by what each column holds, from left to right. */
function guessUses(columns: readonly (readonly string[])[], partyAt: number): readonly ColumnUse[] {
  const free = new Set<SignatoryKey>(signatoryKeys)
  return columns.map((texts, index) => {
    if (index === partyAt) return 'party'
    const found = kindsOfTexts.find(([key, test]) => free.has(key) && isEvery(texts, test))?.[0] ?? null
    if (found) free.delete(found)
    return found
  })
}

/**
 * @returns undefined when no column names signatories: the block is then pasted cell by cell, where one is
 */
export function readPastedLines(block: Block, parties: readonly NamedParty[]): PastedLines | undefined {
  const width = block[0]?.length ?? 0
  const columnsOf = (rows: Block) => Array.from({ length: width }, (_, at) => rows.map((row) => row[at] ?? ''))
  const matches = columnsOf(block).map((texts) => texts.filter((text) => findSignatory(text, parties)).length)
  const most = Math.max(0, ...matches)
  if (width < 2 || most === 0) return
  const partyAt = matches.indexOf(most)
  const [head = [], ...body] = block
  const headerUses = head.map(useOfHeader)
  const isHead = !findSignatory(head[partyAt] ?? '', parties) && headerUses.filter((use) => use !== null).length >= 2
  const rows = (isHead ? body : block).filter((row) => row.some((text) => text.trim() !== ''))
  const uses = isHead
    ? once(headerUses.map((use, index) => (index === partyAt ? 'party' : use === 'party' ? null : use)))
    : guessUses(columnsOf(rows), partyAt)
  return {
    headers: isHead ? head : head.map((_, index) => `Colonne ${index + 1}`),
    uses,
    lines: readLines(rows, partyAt, parties),
  }
}

/** A signatory has one line: the first that names it. */
function readLines(rows: Block, partyAt: number, parties: readonly NamedParty[]): readonly PastedLine[] {
  const seen = new Set<string>()
  return rows.map((texts) => {
    const name = texts[partyAt] ?? ''
    const found = findSignatory(name, parties)?.partyId
    const partyId = found !== undefined && seen.has(found) ? undefined : found
    if (partyId !== undefined) seen.add(partyId)
    return { name, partyId, isChosen: partyId === undefined, texts }
  })
}

/** What the lines write, by signatory; a cell left empty in the spreadsheet changes nothing. */
export const pastedCells = ({ uses, lines }: PastedLines) =>
  lines.flatMap(({ partyId, texts }) => {
    if (partyId === undefined) return []
    const cells = uses.flatMap((use, index) => {
      const text = texts[index]?.trim() ?? ''
      return use === null || use === 'party' || text === '' ? [] : [{ key: use, text }]
    })
    return cells.length > 0 ? [{ partyId, cells }] : []
  })
