/** The groups of communes a CTG keeps to compare with: who may be in one. Pure. Rules: docs/rules/observatory.md §11. */

export const fewestMembers = 3
export const mostMembers = 40
/** Groups of one CTG. */
export const mostGroups = 30

type Commune = { readonly code: string; readonly name: string }

/** `33249`, `2A004`, `33249 Lormont`: the code that begins a line; undefined where it is a name. */
export const codeOf = (line: string): string | undefined =>
  /^(\d{5}|2[ab]\d{3})(?=\s|$)/i.exec(line)?.[1]?.toUpperCase()

export const plainName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’']/g, ' ')
    .replace(/-/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()

type NamedLines = {
  readonly codes: readonly string[]
  /** Lines that name no commune. */
  readonly unknown: readonly string[]
  /** Lines that name several, with their codes. */
  readonly doubtful: readonly { readonly line: string; readonly codes: readonly string[] }[]
}

/** @param candidates every commune whose code or name one of the lines bears */
export function readMembers(lines: readonly string[], candidates: readonly Commune[]): NamedLines {
  const codes = new Set<string>()
  const unknown: string[] = []
  const doubtful: { line: string; codes: readonly string[] }[] = []
  for (const line of lines) {
    const code = codeOf(line)
    const found = candidates.filter((commune) =>
      code ? commune.code === code : plainName(commune.name) === plainName(line),
    )
    const [only, ...others] = found
    if (!only) unknown.push(line)
    else if (others.length > 0) doubtful.push({ line, codes: found.map((commune) => commune.code) })
    else codes.add(only.code)
  }
  return { codes: [...codes], unknown, doubtful }
}

/** Why these lines make no group; undefined when they do. */
export function refusalOfMembers({
  codes,
  unknown,
  doubtful,
}: NamedLines): 'members-unknown' | 'members-count' | undefined {
  if (unknown.length > 0 || doubtful.length > 0) return 'members-unknown'
  if (codes.length < fewestMembers || codes.length > mostMembers) return 'members-count'
}
