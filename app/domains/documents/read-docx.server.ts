/** Reads a Word document, at once: for the worker, which alone pays for a file too large. */
import mammoth from 'mammoth'
import { isArchiveWithin } from './archive.server.ts'
import { blocksOfHtml, type DocxAnswer } from './docx-blocks.ts'
import { archiveLimits } from './upload.ts'

export type DocxRequest = { readonly bytes: Uint8Array }

const mostCharacters = 2_000_000

export async function readDocxNow({ bytes }: DocxRequest): Promise<DocxAnswer> {
  try {
    if (!(await isArchiveWithin(bytes, archiveLimits.uncompressedBytes)))
      return { kind: 'refused', refusal: 'docx-too-long' }
    let pictures = 0
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
      {
        // French styles, as Word names them.
        styleMap: [1, 2, 3, 4].flatMap((level) => [
          `p[style-name='Titre ${level}'] => h${level}:fresh`,
          `p[style-name='Heading ${level}'] => h${level}:fresh`,
          `p[style-name='heading ${level}'] => h${level}:fresh`,
        ]),
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(async () => {
          pictures += 1
          return { src: '' }
        }),
      },
    )
    if (value.length > mostCharacters) return { kind: 'refused', refusal: 'docx-too-long' }
    return { kind: 'read', blocks: blocksOfHtml(value), pictures }
  } catch {
    // Whatever is wrong in somebody's file is told in words; nothing of ours runs in there.
    return { kind: 'refused', refusal: 'docx-unreadable' }
  }
}
