/** GET /administration/stockage?page= — what files take and the room that is left. */
import { storageLabels as t } from '#app/domains/instance/labels.fr.ts'
import { StoragePage } from '#app/domains/instance/pages/storage-page.tsx'
import { getStoragePage } from '#app/domains/instance/storage-queries.server.ts'
import { pageNumber } from '#app/http/page-number.server.ts'
import { route } from '#app/http/route.server.ts'
import { readFreeBytes } from '#app/http/upload-room.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(async ({ context, surroundings: { instance }, searchParams }) => {
  const { ctgQuotaBytes, quotaBytes, s3Url, dataFolder } = instance.config
  const isElsewhere = s3Url !== undefined
  const freeBytes = isElsewhere ? null : ((await readFreeBytes(dataFolder)) ?? null)
  return getStoragePage(context, { ctgQuotaBytes, quotaBytes, freeBytes, isElsewhere }, pageNumber(searchParams))
})

export default titled<Loaded<typeof loader>>(StoragePage, t.title)
