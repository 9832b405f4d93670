/** The directory of a CTG: each person once, with all she is there. Pure. Rules: docs/rules/governance.md §12. */
import type { PartyKind, Role } from '#app/kernel/actor.ts'

export const directoryRoles = ['member', 'holder', 'substitute', 'leader'] as const
export type DirectoryRole = (typeof directoryRoles)[number]

/** One thing somebody is: her mandate, a seat she holds, a group she leads. */
export type DirectoryLine = {
  readonly role: DirectoryRole
  readonly personName: string
  readonly partyId: string
  readonly partyShortName: string
  readonly partyKind: PartyKind
  readonly partyPosition: number
  readonly functionTitle: string
  /** Her role in the CTG, or the name of the body. */
  readonly where: string
  readonly bodyId: string | null
  readonly email: string
}

/** What somebody is in the same way in several places: « responsable de l’action sociale, titulaire : A, B ». */
export type DirectoryTitle = Pick<DirectoryLine, 'role' | 'functionTitle'> & {
  readonly places: readonly { readonly name: string; readonly bodyId: string | null }[]
}

export const titlesOf = (lines: readonly DirectoryLine[]): readonly DirectoryTitle[] =>
  [...Map.groupBy(lines, ({ role, functionTitle }) => `${role} ${plainName(functionTitle)}`).values()].flatMap(
    (group) => {
      const [first] = group
      if (!first) return []
      const places = group.map(({ where, bodyId }) => ({ name: where, bodyId }))
      return [{ role: first.role, functionTitle: first.functionTitle, places }]
    },
  )

export type DirectoryPerson = {
  readonly name: string
  readonly partyShortName: string
  readonly partyKind: PartyKind
  readonly emails: readonly string[]
  readonly lines: readonly DirectoryLine[]
}

/** Without accents, case or civility: « Mme Dupré » and « DUPRE » are the same name in one party. */
export const plainName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/^(m\.|mme|mr|monsieur|madame)\s+/, '')
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()

/** People by party, then by name; what each is, in the order of the roles. Two parties may have people of one name. */
export function peopleOf(lines: readonly DirectoryLine[]): readonly DirectoryPerson[] {
  const groups = Map.groupBy(lines, ({ partyId, personName }) => `${partyId} ${plainName(personName)}`)
  const rank = ({ role }: DirectoryLine) => directoryRoles.indexOf(role)
  const people = [...groups.values()].flatMap((group) => {
    const sorted = group.toSorted((one, other) => rank(one) - rank(other))
    const [first] = sorted
    if (!first) return []
    const emails = [...new Set(sorted.map(({ email }) => email).filter((email) => email !== ''))]
    const { personName: name, partyShortName, partyKind, partyPosition } = first
    return [{ name, partyShortName, partyKind, partyPosition, emails, lines: sorted }]
  })
  return people
    .toSorted((one, other) => one.partyPosition - other.partyPosition || one.name.localeCompare(other.name, 'fr'))
    .map(({ partyPosition: _, ...person }) => person)
}

/** Who has the role of a member of a body, holds no seat, replaces nobody and leads no body. Rule: docs/rules/governance.md §2.10. */
export function peopleWithoutSeat<L extends DirectoryLine & { readonly memberRole: Role | null }>(
  lines: readonly L[],
): readonly DirectoryPerson[] {
  const sitting = new Set<DirectoryLine>(lines.filter(({ memberRole }) => memberRole === 'body-member'))
  return peopleOf(lines).filter(
    (person) => person.lines.every(({ role }) => role === 'member') && person.lines.some((line) => sitting.has(line)),
  )
}

/** Whether a person answers to these words: her name, a function, a body, her party. */
export function answersTo({ name, partyShortName, lines }: DirectoryPerson, words: string): boolean {
  const searchText = plainName(
    [name, partyShortName, ...lines.flatMap(({ functionTitle, where }) => [functionTitle, where])].join(' '),
  )
  return plainName(words)
    .split(' ')
    .every((word) => searchText.includes(word))
}
