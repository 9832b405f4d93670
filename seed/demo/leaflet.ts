/** A leaflet drawn as a PDF of one page, which says that it is an illustration. Pure. */

/** Text of a PDF, where parentheses and backslashes are escaped; letters are those of Windows-1252. */
const quoted = (text: string): string => `(${text.replace(/[\\()]/g, '\\$&')})`

const lines = (title: string): string =>
  [
    ['/F2 22 Tf 0.118 0.251 0.686 rg 48 330 Td', title],
    ['/F1 13 Tf 0.2 0.2 0.2 rg 0 -40 Td', 'Deux matinées par semaine, dans quatre quartiers, sans inscription.'],
    ['0 -22 Td', 'Enfants, parents et assistantes maternelles.'],
    ['/F1 10 Tf 0 -220 Td', 'Illustration : document fictif de la démonstration de Trame.'],
  ]
    .map(([move, text]) => `${move} ${quoted(text ?? '')} Tj`)
    .join('\n')

/** @returns the bytes of the PDF, the same for the same title */
export function drawLeaflet(title: string): Uint8Array {
  const text = `BT\n${lines(title)}\nET`
  const font = (name: string) => `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (fr) >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 420] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    font('Helvetica'),
    font('Helvetica-Bold'),
  ]
  let pdf = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = pdf.length
    pdf += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>`
  return Buffer.from(`${pdf}${end}\nstartxref\n${pdf.length}\n%%EOF\n`, 'latin1')
}
