/** GET /t/:address/image.png — the picture shown where the page is shared. */
import { publicMissing } from '#app/domains/portal/pages/public-missing.tsx'
import { publicLoader, sendPublicFile } from '#app/http/public-answer.server.ts'
import { readSmallFile } from '#app/kernel/files/open-file-store.server.ts'

export const loader = publicLoader(publicMissing, async ({ view, surroundings }) => {
  if (view.pictureSha256 === null) return
  const png = await readSmallFile(surroundings.instance.files, view.pictureSha256)
  return png && sendPublicFile(new Uint8Array(png), { type: 'image/png', ctgId: view.ctgId })
})
