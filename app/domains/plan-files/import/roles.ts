/** Several roles in one column: « Pilote / Co-pilote / Partenaires », or « Pilote : Caf » in its cells. Pure. Rules: docs/rules/taking-up.md §5. */
import { fieldOfHeader, type ImportField } from './fields.ts'

const roles: ReadonlySet<ImportField | undefined> = new Set(['lead', 'coLead', 'partners', 'sponsor'])
type Part = { readonly field: ImportField; readonly text: string }

/** By its own words, « Co-pilote : Caf », one a line. */
function labelled(text: string): readonly Part[] | undefined {
  const lines = text.split(/\n|;/).filter((line) => line.trim() !== '')
  const parts = lines.flatMap((line): readonly Part[] => {
    const [, label = '', said = ''] = /^([^:]{3,40}?)\s*:\s*(.+)$/.exec(line.trim()) ?? []
    const field = fieldOfHeader(label)
    return field && roles.has(field) ? [{ field, text: said }] : []
  })
  return parts.length === lines.length ? parts : undefined
}

/** In the order of the heading, when each role has its name. */
function inOrder(header: string, text: string): readonly Part[] | undefined {
  const named = header.split(/[/,;+&]|\set\s/).map((word) => fieldOfHeader(word))
  if (named.length < 2 || new Set(named).size < named.length || !named.every((field) => roles.has(field))) return
  const texts = text.split(/\s*[/\n;]\s*/).filter((one) => one !== '')
  if (texts.length !== named.length) return
  return texts.flatMap((one, at) => {
    const field = named[at]
    return field ? [{ field, text: one }] : []
  })
}

/** @returns undefined when the cell is of one role */
export const partsByRole = (header: string, text: string): readonly Part[] | undefined =>
  labelled(text) ?? inOrder(header, text)
