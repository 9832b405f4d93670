/** GET /verifier — what this instance knows of a document somebody holds, by its fingerprint; without account, nothing stored. Rules: docs/rules/signing.md §4. */
import { networkOf } from '#app/domains/accounts/entry-limits.ts'
import { findKnownDocument } from '#app/domains/signing/known-document.server.ts'
import { VerifyPage } from '#app/domains/signing/pages/verify-page.tsx'
import { verifyLimit } from '#app/domains/signing/signing.ts'
import { publicRoute } from '#app/http/route.server.ts'
import { countAttempt } from '#app/kernel/attempts.server.ts'
import { PlainFrame } from '#app/ui/app-frame.tsx'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = publicRoute(async ({ surroundings, searchParams }) => {
  const { instance, clientAddress, silence } = surroundings
  if (silence) throw silence
  const typed = (searchParams.get('empreinte') ?? '').slice(0, 200)
  const sha256 = typed.toLowerCase().replace(/[\s:]/g, '')
  const host = new URL(instance.config.url).host
  if (sha256 === '') return { sha256: '', answer: undefined, instance: host }
  if (!/^[0-9a-f]{64}$/.test(sha256)) return { sha256: typed, answer: 'not-a-fingerprint' as const, instance: host }
  await countAttempt(instance.db, verifyLimit, networkOf(clientAddress), new Date())
  return { sha256, answer: (await findKnownDocument(instance.db, sha256)) ?? ('unknown' as const), instance: host }
})

export default titled<Loaded<typeof loader>>(VerifyPage, 'Vérifier un document', ({ children }) => (
  <PlainFrame homeTo="/verifier">{children}</PlainFrame>
))
