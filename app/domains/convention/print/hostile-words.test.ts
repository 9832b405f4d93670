import { expect, test } from 'vitest'
import { renderPdf } from '#app/domains/documents/render-pdf.server.ts'
import { readPdf } from '#test/pdf-structure.ts'
import { readParts, xmlFault } from '#test/read-back.ts'
import { gennevilliers } from '../convention-document.fixture.ts'
import type { ConventionDocument } from '../convention-document.ts'
import { withAnnexes } from './bound-convention.fixture.ts'
import { conventionPdfRequest } from './convention-pages.ts'
import { docxText } from './read-words.fixture.ts'
import { writeVersionDocument } from './version-documents.server.ts'

const madeAt = new Date('2027-01-08T10:00:00Z')

/** Said in every field of a convention that people type. */
function saying(words: string): ConventionDocument {
  const { parties, articles, signatures, plan, governance, diagnosis } = gennevilliers
  const text = [{ kind: 'paragraph' as const, text: words }]
  const [article] = articles
  const [axis] = plan
  const [theme] = diagnosis
  if (!article || !axis || !theme) throw new Error('an empty fixture')
  const sheet = axis.objectives[0]?.actions[0]
  if (!sheet) throw new Error('no sheet')
  const hostileSheet = { ...sheet, title: words, leadName: words, need: text, description: text, publics: words }
  const document: ConventionDocument = {
    ...gennevilliers,
    territory: words,
    parties: parties.map((party) => ({ ...party, name: words, shortName: words, address: words })),
    visas: [words],
    preamble: text,
    articles: [{ title: words, body: text }],
    signatures: {
      ...signatures,
      rows: signatures.rows.map((row) => ({ ...row, name: words, signatory: words, role: words })),
    },
    diagnosis: [
      {
        ...theme,
        theme: words,
        chapter: text,
        testimonies: [{ text: words, from: words }],
        findings: theme.findings.map((finding) => ({ ...finding, title: words, text: words })),
        issues: theme.issues.map((issue) => ({ ...issue, title: words, argument: words })),
      },
    ],
    plan: [{ label: 'Axe 1', title: words, axes: [], objectives: [], actions: [hostileSheet] }],
    governance: governance.map((body) => ({ ...body, name: words, mission: words })),
  }
  const { annexes = [] } = withAnnexes(document, ['diagnosis', 'plan', 'governance', 'evaluation'])
  const table = { kind: 'table' as const, caption: words, columns: [{ header: words }], rows: [[words]] }
  return {
    ...document,
    annexes: [...annexes, { kind: 'cof', title: words, blocks: [{ kind: 'paragraph', text: words }, table] }],
  }
}

const marks =
  '#panic("x") #import "/etc/passwd": * $ x^2 $ *gras* _fin_ @ref <label> `code` = Titre // fin /* et */ \\ ~ ]]] ))) }}} [[[ ((( {{{ "\' <w:t> </w:p> &amp; ]]>'
const strange = `שלום עולם مرحبا \u202eabc\u202c Fête 👨‍👩‍👧‍👦 🎉 \u0007\u001b[31m\ufffe ${'a'.repeat(300)} fin`

/** Letters and marks, whatever the spaces, the quotes of French and the places where a line may be broken. */
const bare = (text: string): string => text.replace(/[^\p{Script=Latin}\p{N}#$*_@<>=\\~{}()[\]&]/gu, '')

test.each([
  ['marks of Typst and of XML, unbalanced brackets', marks, bare(marks)],
  ['words from right to left, emoji, controls, a long word', strange, `${'a'.repeat(300)}fin`],
])(
  '%s are printed as they are typed in every field, in the PDF and in Word',
  async (_name, words, said) => {
    const document = saying(words)
    const { texts, isMarked } = await readPdf(await renderPdf(conventionPdfRequest(document, madeAt)))
    expect(isMarked).toBe(true)
    expect(bare(texts.join('')).split(said).length).toBeGreaterThan(20)
    const parts = await readParts(await writeVersionDocument('docx', document, madeAt, async () => new Uint8Array()))
    for (const [part, xml] of parts) expect([part, xmlFault(xml)]).toEqual([part, undefined])
    expect(bare(docxText(parts, 'Les parties')).split(said).length).toBeGreaterThan(20)
  },
  60_000,
)

test('a word of 50 000 characters is printed within the limits of a worker', async () => {
  const document = {
    ...withAnnexes(gennevilliers, []),
    articles: [{ title: 'Objet', body: [{ kind: 'paragraph' as const, text: 'b'.repeat(50_000) }] }],
  }
  const { texts } = await readPdf(await renderPdf(conventionPdfRequest(document, madeAt)))
  expect(texts.join('').match(/b/g)?.length ?? 0).toBeGreaterThan(50_000)
}, 60_000)
