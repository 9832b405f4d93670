/** The archive a person is given: a JSON that says what it holds, and the same to read. Pure. Rules: docs/rules/privacy.md §2. */
import { strToU8, zipSync } from 'fflate'
import { archiveIs, readingPage } from './archive-page.fr.ts'
import { type GivenList, mostRows } from './given-data.ts'
import { tablesNotGiven } from './tables-not-given.fr.ts'

export type ArchiveFacts = {
  readonly instance: string
  readonly madeAt: Date
  readonly whose: string
  readonly lists: readonly GivenList[]
  /** Names of CTGs, by id. */
  readonly ctgNames: Readonly<Record<string, string>>
  /** The sentence of each act of the journal. */
  readonly sentenceOf: (action: string) => string
}

/** A documented format: a change to it changes `format`. */
export const dataJson = ({ instance, madeAt, whose, lists, ctgNames }: ArchiveFacts): string =>
  JSON.stringify(
    {
      format: 'trame-mes-donnees/1',
      description: archiveIs,
      instance,
      madeAt: madeAt.toISOString(),
      whose,
      mostRows,
      ctgs: ctgNames,
      notGiven: tablesNotGiven,
      lists,
    },
    null,
    2,
  )

export const archiveBytes = (facts: ArchiveFacts): Uint8Array =>
  zipSync(
    { 'donnees.json': strToU8(dataJson(facts)), 'lire-mes-donnees.html': strToU8(readingPage(facts)) },
    { level: 6, mtime: facts.madeAt },
  )
