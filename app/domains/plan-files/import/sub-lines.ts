/** What is listed under the title of an action, by lines that begin with a dash. Pure. Rules: docs/rules/taking-up.md §3.5. */

/** An asterisk is a note. */
const bullet = /^\s*[-–•▪→]\s+(?=\S)/
export const isBulleted = (text: string): boolean => bullet.test(text)
export const withoutBullet = (text: string): string => text.replace(bullet, '')

/** « - Former les agents » above « - Tenir une permanence »: several actions in one cell. */
export function isList(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.length > 1 && lines.every((line) => /^\s*[-–•*▪]\s*\S/.test(line))
}

/** A title, and what is listed under it; a list alone is its own title. */
export function splitUnder(text: string): { readonly title: string; readonly under: string } {
  const lines = text.split('\n')
  const at = isBulleted(text) ? -1 : lines.findIndex(isBulleted)
  return at < 1
    ? { title: text, under: '' }
    : { title: lines.slice(0, at).join('\n'), under: lines.slice(at).join('\n') }
}
