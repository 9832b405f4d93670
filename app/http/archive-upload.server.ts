/** The archive of a CTG, sent by who administers the instance: larger than any document, and looked at by its own job. */
import { z } from 'zod'
import { DomainError } from '#app/kernel/errors.ts'
import type { RouteArgs } from './route.server.ts'
import type { Upload } from './uploads.server.ts'

const field = 'file'
const mostBytes = 4 * 1024 ** 3

export const archiveUpload: Upload<RouteArgs> = {
  most: 1,
  mostBytes,
  async read({ received }, form) {
    const chosen = z.instanceof(File).safeParse(form.get(field)).data
    const staged = chosen && received?.stagedOf(chosen)
    if (!received || !chosen || !staged || staged.size === 0) return { [field]: '' }
    if (staged.size > mostBytes) throw new DomainError('too-large', 'documents.too-large')
    received.accepted.add(staged)
    const name = chosen.name.slice(0, 300)
    return {
      [field]: JSON.stringify({ sha256: staged.sha256, name, mediaType: 'application/zip', sizeBytes: staged.size }),
    }
  },
}
