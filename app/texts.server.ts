/**
 * Texts that things bear: what each slice tells of its own, joined once. Stands above all slices; writing, which knows none of
 * them, is handed it by http and the routes. Why: docs/decisions/0037.
 */
import { z } from 'zod'
import { conventionTexts } from '#app/domains/convention/things.server.ts'
import { diagnosisTexts } from '#app/domains/diagnosis/things.server.ts'
import { meetingTexts } from '#app/domains/meetings/things.server.ts'
import { opensRestricted } from '#app/domains/plan/sheet/restriction.ts'
import { planTexts } from '#app/domains/plan/things.server.ts'
import type { TextKinds, TextRef, TextSubject, TextSubjects } from '#app/domains/writing/writing.ts'
import { membershipIn } from '#app/kernel/actor.ts'
import type { Reader } from '#app/kernel/database.server.ts'

const joined = { ...planTexts, ...diagnosisTexts, ...meetingTexts, ...conventionTexts }
export const textKinds: TextKinds = joined

/** A text, as a form names it. */
export const textPlace = z.object({
  subjectType: z.custom<keyof typeof joined>((name) => typeof name === 'string' && Object.hasOwn(joined, name)),
  subjectId: z.uuid(),
  field: z.enum(Object.values(joined).map(({ field }) => field)),
})

/** What writing asks (app/domains/writing/writing.ts): one statement a kind and a CTG. */
export const textSubjects: TextSubjects = {
  async load(db, refs) {
    const groups = Map.groupBy(refs, ({ ctgId, subjectType, field }) => `${ctgId} ${subjectType} ${field}`)
    const loaded = await Promise.all([...groups.values()].map((group) => loadGroup(db, group)))
    const byName = new Map(loaded.flat())
    return refs.map((ref) => byName.get(nameOf(ref)))
  },
  async keep(tx, { ctgId, subjectType, subjectId, field }, plain, last) {
    const kind = textKinds[subjectType]
    if (kind?.field === field) await kind.keep?.(tx, { ctgId, id: subjectId }, plain, last)
  },
}

const nameOf = ({ ctgId, subjectType, subjectId, field }: TextRef) => `${ctgId} ${subjectType} ${subjectId} ${field}`

/** Texts of one kind and one CTG, by name. */
async function loadGroup(db: Reader, refs: readonly TextRef[]): Promise<readonly (readonly [string, TextSubject])[]> {
  const [first] = refs
  const kind = first && textKinds[first.subjectType]
  if (kind?.field !== first?.field || !kind) return []
  const { ctgId } = first
  const texts = await kind.load(db, ctgId, [...new Set(refs.map(({ subjectId }) => subjectId))])
  return texts.map(({ id, isRestricted, ...text }) => [
    nameOf({ ...first, subjectId: id }),
    {
      ...text,
      // The socket of texts loads every sheet: it is here that it learns who reads a restricted one (docs/rules/plan.md §17).
      canRead: (actor) => membershipIn(actor, ctgId) !== undefined && (!isRestricted || opensRestricted(actor, id)),
    },
  ])
}
