/**
 * Who may read and write the things that texts are about: one table, by type. Stands above all slices; writing, which knows none
 * of them, is handed it by http and the routes. Titles and addresses: subject-titles.server.ts.
 */
import type { TextSubject, TextSubjects } from '#app/domains/writing/writing.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import type { SubjectType } from '#app/kernel/database-types.ts'
import { articleSubject } from './subjects/convention.server.ts'
import { readingSubject, themeSubject } from './subjects/diagnosis.server.ts'
import { agendaItemSubject, meetingSubject } from './subjects/governance.server.ts'
import { actionSubject } from './subjects/plan.server.ts'
import type { LoadedSubject, SubjectKind } from './subjects/subject.ts'

export type { LoadedSubject } from './subjects/subject.ts'

export const subjectKinds: { readonly [Type in SubjectType]?: SubjectKind } = {
  theme: themeSubject,
  'party-reading': readingSubject,
  action: actionSubject,
  meeting: meetingSubject,
  'agenda-item': agendaItemSubject,
  'convention-article': articleSubject,
}

export type SubjectKey = { readonly ctgId: string; readonly type: SubjectType; readonly id: string }

/** One statement a type and a CTG. @returns in the order asked; undefined for what is not in its CTG any more */
export async function loadSubjects(
  db: Reader,
  keys: readonly SubjectKey[],
): Promise<readonly (LoadedSubject | undefined)[]> {
  const groups = Map.groupBy(keys, ({ ctgId, type }) => `${ctgId} ${type}`)
  const loaded = new Map<string, LoadedSubject>()
  await Promise.all(
    [...groups.values()].map(async (group) => {
      const [first] = group
      const kind = first && subjectKinds[first.type]
      if (!kind) return
      const subjects = await kind.load(db, first.ctgId, [...new Set(group.map(({ id }) => id))])
      for (const subject of subjects) loaded.set(nameOf({ ...first, id: subject.id }), subject)
    }),
  )
  return keys.map((key) => loaded.get(nameOf(key)))
}

const nameOf = ({ ctgId, type, id }: SubjectKey): string => `${ctgId} ${type} ${id}`

/** What writing asks (app/domains/writing/writing.ts). */
export const textSubjects: TextSubjects = {
  async load(db, refs) {
    const keys = refs.map(({ ctgId, subjectType, subjectId }) => ({ ctgId, type: subjectType, id: subjectId }))
    const subjects = await loadSubjects(db, keys)
    return refs.map(({ field }, index): TextSubject | undefined => {
      const subject = subjects[index]
      const text = subject?.texts?.[field]
      return subject && text && { canRead: subject.canRead, ...text }
    })
  },
  async keep(tx, { ctgId, subjectType, subjectId, field }, plain, last) {
    await subjectKinds[subjectType]?.keep?.[field]?.(tx, { ctgId, id: subjectId }, plain, last)
  },
}
