/** Work in the background: the picture shown where somebody shares the page. Rules: docs/rules/portal.md §5. */
import { createRequire } from 'node:module'
import { renderAsync } from '@resvg/resvg-js'
import { z } from 'zod'
import { keepingMade } from '#app/domains/documents/keep-contents.server.ts'
import type { Database, Transaction } from '#app/kernel/database.server.ts'
import type { FileStore } from '#app/kernel/files/file-store.ts'
import { enqueue } from '#app/kernel/jobs.server.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import { emptyPublicCache } from './public-cache.server.ts'
import { readPublicContent } from './public-content.ts'
import { sharePicture } from './share-picture.ts'

const payloadShape = z.object({ ctgId: z.uuid(), editionId: z.uuid() })
type Key = z.output<typeof payloadShape>

/** Asks for the picture once the transaction commits; asked twice, it is made once. */
export const askForPicture = (tx: Transaction, key: Key): Promise<void> =>
  enqueue(tx, 'make-public-picture', key, `public-picture:${key.editionId}`)

const packages = createRequire(import.meta.url)
const fontFiles = [
  'source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  'source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
  'bricolage-grotesque/700Bold/BricolageGrotesque_700Bold.ttf',
]

/** Only our fonts: the same picture on any machine. */
export async function drawPicture(svg: string): Promise<Buffer> {
  const image = await renderAsync(svg, {
    font: {
      loadSystemFonts: false,
      fontFiles: fontFiles.map((file) => packages.resolve(`@expo-google-fonts/${file}`)),
      defaultFontFamily: 'Source Sans 3',
    },
  })
  return image.asPng()
}

/** From the frozen edition alone; does nothing when it is there. @throws whatever failed, so that the job is tried again */
export async function makePublicPicture(db: Database, files: FileStore, payload: unknown): Promise<void> {
  const { ctgId, editionId } = payloadShape.parse(payload)
  const edition = await rowsOf(db, 'portal_edition', { ctg_id: ctgId, id: editionId, file_sha256: null })
    .select(['content'])
    .where('number', 'is not', null)
    .executeTakeFirst()
  if (!edition) return
  const png = await drawPicture(sharePicture(readPublicContent(edition.content)))
  await keepingMade({ db, files }, png, ({ sha256 }) =>
    db.transaction().execute(async (tx) => {
      await rowOf(tx, 'portal_edition', { ctgId, id: editionId }).update({ file_sha256: sha256 })
      await emptyPublicCache(tx, ctgId)
    }),
  )
}
