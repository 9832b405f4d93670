/** The texts of a convention and of its annexes, as they are printed. Rules: docs/rules/convention.md §2, docs/rules/writing.md §4. */
import type { DiagnosisForDocument } from '#app/domains/diagnosis/queries.server.ts'
import type { DocumentText } from '#app/domains/documents/document-text.ts'
import { documentTextShape } from '#app/domains/documents/document-text-shape.ts'
import { showTexts } from '#app/domains/observatory/shown-texts.server.ts'
import type { PlanForDocument } from '#app/domains/plan/queries.server.ts'
import type { Facts } from '#app/domains/writing/facts.ts'
import type { TextPlace } from '#app/domains/writing/read-texts.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'

type Place = TextPlace & { readonly words: string }

/** Text of an article, a theme (its chapter), a reading or an action (its description); nothing for any other. */
export type TextOf = (type: 'convention-article' | 'theme' | 'party-reading' | 'action', id: string) => DocumentText

type DocumentParts = {
  readonly articles: readonly { readonly id: string; readonly body: string }[]
  readonly diagnosis: DiagnosisForDocument
  readonly plan: PlanForDocument
  /** What fills the articles: frozen as words. */
  readonly facts: Facts
}

const listPlaces = ({ articles, diagnosis, plan }: DocumentParts): readonly Place[] => [
  ...articles.map(
    ({ id, body }): Place => ({ subjectType: 'convention-article', subjectId: id, field: 'body', words: body }),
  ),
  ...diagnosis.themes.flatMap(({ theme, readings }): readonly Place[] => [
    { subjectType: 'theme', subjectId: theme.id, field: 'chapter', words: '' },
    ...readings.map(
      ({ id, text }): Place => ({ subjectType: 'party-reading', subjectId: id, field: 'text', words: text }),
    ),
  ]),
  ...plan.sheets.map(
    ({ id, description }): Place => ({
      subjectType: 'action',
      subjectId: id,
      field: 'description',
      words: description,
    }),
  ),
]

/** Read at once, up to the last word saved; what only pages show of them is left out. */
export async function readPrintedTexts(db: Reader, ctgId: string, parts: DocumentParts): Promise<TextOf> {
  const places = listPlaces(parts)
  const shown = await showTexts(db, ctgId, places, parts.facts)
  const byName = new Map(
    places.map(({ subjectType, subjectId }, index) => [
      `${subjectType} ${subjectId}`,
      documentTextShape.parse(shown[index]?.text ?? []),
    ]),
  )
  return (type, id) => byName.get(`${type} ${id}`) ?? []
}
