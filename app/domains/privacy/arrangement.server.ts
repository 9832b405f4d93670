/** What the model of arrangement between joint controllers is filled with; for members. Rules: docs/rules/privacy.md §7. */
import { requireMembership } from '#app/kernel/actor.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import { found } from '#app/kernel/errors.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { arrangementDossier, arrangementWords } from './arrangement.fr.ts'

type Instance = { readonly departedMonths: number; readonly isDemo: boolean }

export async function getArrangementFile(
  { db, actor, at }: Context,
  { ctgId, format }: { readonly ctgId: string; readonly format: 'docx' | 'pdf' },
  { departedMonths, isDemo }: Instance,
) {
  requireMembership(actor, ctgId)
  const ctg = found(
    await rowsOf(db, 'ctg', { id: ctgId }).find(['name', 'starts_on as startsOn', 'ends_on as endsOn']),
    'ctg.not-found',
  )
  const controllers = await rowsOf(db, 'party', { ctg_id: ctgId })
    .select(['name', 'kind', 'address', 'siret'])
    .where('kind', 'in', ['caf', 'authority'])
    .where((eb) => eb.or([eb('is_lead', '=', true), eb('is_signatory', '=', true)]))
    .orderBy('kind')
    .orderBy('position')
    .execute()
  const { name: ctgName, ...term } = ctg
  const facts = { ctgName, ...term, controllers, departedMonths, madeOn: parisDay(at), isDemo }
  return { dossier: arrangementDossier(facts), format, name: `${arrangementWords.fileName}.${format}` }
}
