/** Rewrites an OpenDocument workbook so that no row of it is passed over. */
import { zipSync } from 'fflate'
import { readEntryText } from './archive.server.ts'
import { plainContent } from './plain-ods.ts'

const mediaType = 'application/vnd.oasis.opendocument.spreadsheet'

/** Nothing is compressed: it is read at once, in memory. */
export async function plainOds(bytes: Uint8Array): Promise<{ readonly content: string; readonly file: Uint8Array }> {
  const content = plainContent(await readEntryText(bytes, 'content.xml'))
  const file = zipSync({ mimetype: Buffer.from(mediaType), 'content.xml': Buffer.from(content) }, { level: 0 })
  return { content, file }
}
