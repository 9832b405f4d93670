/** What our compiler leaves out of a PDF/A-2a, though it is so: its title is the one shown, and it is accessible (RGAA 13.3). Pure. */

/** Puts words in the place of others; the table of offsets follows. @throws Error when there is none at the end */
function replaceIn(pdf: string, from: number, to: number, words: string): string {
  const table = Number(/\nstartxref\n(\d+)\n%%EOF$/.exec(pdf)?.[1])
  if (!(table >= to && pdf.startsWith('xref', table))) throw new Error('the table of offsets is not where it was')
  const shift = words.length - (to - from)
  const moved = pdf
    .slice(table)
    .replace(/^\d{10}(?= \d{5} n)/gm, (offset) =>
      Number(offset) < to ? offset : String(Number(offset) + shift).padStart(10, '0'),
    )
    .replace(/\nstartxref\n\d+/, `\nstartxref\n${table + shift}`)
  return pdf.slice(0, from) + words + pdf.slice(to, table) + moved
}

const latin1 = (pdf: Uint8Array): string => Buffer.from(pdf).toString('latin1')
const toBytes = (pdf: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(pdf, 'latin1'))

/** Its window bears its title, and not the name of its file. @throws Error when the compiler no longer writes as it does: a bug */
export function withShownTitle(pdf: Uint8Array): Uint8Array<ArrayBuffer> {
  const text = latin1(pdf)
  if (text.includes('/DisplayDocTitle true')) return Uint8Array.from(pdf)
  // The catalogue is the last object.
  const catalogue = text.lastIndexOf('/Type /Catalog')
  const preferences = '/ViewerPreferences <<\n'
  const at = catalogue < 0 ? -1 : text.indexOf(preferences, catalogue)
  if (at < 0) throw new Error('the catalogue of the PDF is not where it was')
  return toBytes(replaceIn(text, at + preferences.length, at + preferences.length, '    /DisplayDocTitle true\n'))
}

const namespace = 'http://www.aiim.org/pdfua/ns/id/'
/** PDF/A requires a description of every property outside its own schemas. */
const described =
  '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>' +
  `<pdfaSchema:namespaceURI>${namespace}</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>` +
  '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:category>internal</pdfaProperty:category>' +
  '<pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description>' +
  '<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType></rdf:li></rdf:Seq>' +
  '</pdfaSchema:property></rdf:li>'
const metadata = /\/Length (\d+)\n {2}\/Type \/Metadata\n {2}\/Subtype \/XML\n>>\nstream\n([\s\S]*?)\nendstream/

/**
 * Says PDF/UA-1 beside PDF/A-2a. For whoever has checked that the document is one.
 * @throws Error when the compiler no longer writes as it does: a bug
 */
export function withAccessibleMark(pdf: Uint8Array): Uint8Array<ArrayBuffer> {
  const text = latin1(pdf)
  const found = metadata.exec(text)
  const [whole = '', length, packet = ''] = found ?? []
  const marked = packet
    .replace('</rdf:Bag></pdfaExtension:schemas>', (end) => described + end)
    .replace('<pdfaid:part>', (part) => `<pdfuaid:part xmlns:pdfuaid="${namespace}">1</pdfuaid:part>${part}`)
  if (!found || Number(length) !== packet.length || !marked.includes(described) || !marked.includes('<pdfuaid:part'))
    throw new Error('the metadata of the PDF are not where they were')
  const words = whole.replace(`/Length ${length}`, `/Length ${marked.length}`).replace(packet, () => marked)
  return toBytes(replaceIn(text, found.index, found.index + whole.length, words))
}
