/** Texts written by several hands as a page shows them, their figures in words. Rules: docs/rules/writing.md §4. */
import type { DocumentText } from '#app/domains/documents/document-text.ts'
import { readProse } from '#app/domains/documents/prose.ts'
import { type EvidenceFigures, evidenceName, listEvidenceKeys } from '#app/domains/writing/evidence-keys.ts'
import { type Facts, factsIn } from '#app/domains/writing/facts.ts'
import { plainTextOf, richTextOf } from '#app/domains/writing/plain-text.ts'
import { type ReadText, readTexts, type TextPlace } from '#app/domains/writing/read-texts.server.ts'
import type { RichText } from '#app/domains/writing/rich-text.ts'
import { toDocumentText } from '#app/domains/writing/to-document-text.ts'
import { noTalk, type TalkCounts } from '#app/domains/writing/writing.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { readEvidence } from './evidence.server.ts'

export type ShownText = {
  /** Empty when nothing is written. */
  readonly text: DocumentText
  readonly isFrozen: boolean
  readonly talk: TalkCounts
}

/** With what it was made from, or the words of its field when nobody opened it. */
type WrittenText = ShownText & { readonly from: RichText | string }

/** Of each reading kept by `readTexts`, as long as it is: the last document made of it, and what it was told besides. */
const documents = new WeakMap<RichText, { readonly told: string; readonly document: DocumentText }>()

function documentOf({ content, passages }: ReadText, figures: EvidenceFigures, facts: Facts | undefined): DocumentText {
  const told = JSON.stringify([listEvidenceKeys([content]).map((key) => figures[evidenceName(key)]), facts])
  const made = documents.get(content)
  if (made?.told === told) return made.document
  const document = toDocumentText(content, figures, { passages, facts })
  documents.set(content, { told, document })
  return document
}

/**
 * One statement, and one more when they hold figures.
 * @param places each with the words of its field, which tell as long as nobody opened the text
 * @param facts of the CTG, for texts that name some
 * @returns in the order asked
 */
async function readWritten(
  db: Reader,
  ctgId: string,
  places: readonly (TextPlace & { readonly words: string })[],
  facts?: Facts,
): Promise<readonly WrittenText[]> {
  const read = await readTexts(db, ctgId, places)
  const figures = await readEvidence(db, listEvidenceKeys(read.flatMap((text) => (text ? [text.content] : []))))
  return places.map(({ words }, index) => {
    const text = read[index]
    if (!text) {
      const prose = factsIn(words).length > 0 ? toDocumentText(richTextOf(words), {}, { facts }) : readProse(words)
      return { text: prose, from: words, isFrozen: false, talk: noTalk }
    }
    const { content, isFrozen, talk } = text
    return { text: documentOf(text, figures, facts), from: content, isFrozen, talk }
  })
}

/** As they are shown, in the order asked. */
export const showTexts = async (...args: Parameters<typeof readWritten>): Promise<readonly ShownText[]> =>
  (await readWritten(...args)).map(({ from: _from, ...shown }) => shown)

type Place = TextPlace & { readonly words: string }

/** The same, of one text, with its plain words, which name the passages that fill themselves: those of its field are a moment late. */
export async function showWithWords(
  db: Reader,
  ctgId: string,
  place: Place,
  facts: Facts,
): Promise<ShownText & { readonly words: string }> {
  const [written] = await readWritten(db, ctgId, [place], facts)
  if (!written) return { text: [], words: '', isFrozen: false, talk: noTalk }
  const { from, ...shown } = written
  return { ...shown, words: typeof from === 'string' ? from : plainTextOf(from) }
}

/** The same, of one text. */
export async function showText(db: Reader, ctgId: string, place: Place): Promise<ShownText> {
  const [shown] = await showTexts(db, ctgId, [place])
  return shown ?? { text: [], isFrozen: false, talk: noTalk }
}
