/** The journal of versions (CHANGELOG.md), read for whoever runs the instance. Pure. */

/** The lines of one version, headings `###` kept, without its title; empty when the journal does not know it. */
export function changesOf(changelog: string, version: string): string {
  const lines = changelog.split('\n')
  const from = lines.findIndex((line) => line.startsWith('## ') && line.slice(3).split(' ')[0] === version)
  if (from < 0) return ''
  const length = lines.slice(from + 1).findIndex((line) => line.startsWith('## '))
  return lines
    .slice(from + 1, length < 0 ? undefined : from + 1 + length)
    .join('\n')
    .trim()
}

export type ChangeGroup = { readonly title: string; readonly items: readonly string[] }

/** Under each heading, its lines as plain words; those in `before` are left out: they were there already. */
export function groupChanges(changes: string, before = ''): readonly ChangeGroup[] {
  const known = new Set(before.split('\n'))
  const groups: { title: string; items: string[] }[] = []
  for (const line of changes.split('\n')) {
    if (line.startsWith('### ')) groups.push({ title: line.slice(4).trim(), items: [] })
    if (!line.startsWith('- ') || known.has(line)) continue
    if (groups.length === 0) groups.push({ title: '', items: [] })
    groups.at(-1)?.items.push(line.slice(2).replaceAll('`', '').replaceAll('**', '').trim())
  }
  return groups.filter(({ items }) => items.length > 0)
}
