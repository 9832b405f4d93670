/** GET /ctg/:ctgId/convention/deliberations.zip — the models of the acts of all signatories, for members. */
import { zipSync } from 'fflate'
import { deliberationFileName, deliberationsFileName } from '#app/domains/convention/signatories/deliberation.fr.ts'
import { getModels } from '#app/domains/convention/signatories/deliberation.server.ts'
import { writeSheets } from '#app/domains/documents/write-dossier.server.ts'
import { printRoute } from '#app/http/print-route.server.ts'
import { ctgPath } from '#app/http/route.server.ts'

export const loader = printRoute(async ({ context, params }) => {
  const models = await getModels(context, ctgPath.parse(params).ctgId)
  const written = await writeSheets(models.map(({ dossier }) => dossier))
  const files = models.map(({ row }, index) => [
    `${String(index + 1).padStart(2, '0')}-${deliberationFileName(row.name)}`,
    written[index] ?? new Uint8Array(),
  ])
  return new Response(Uint8Array.from(zipSync(Object.fromEntries(files), { level: 0, mtime: '2026-01-01' })), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(deliberationsFileName)}`,
      'cache-control': 'private, no-store',
    },
  })
})
