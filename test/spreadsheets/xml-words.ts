/** Text inside XML, and days as spreadsheets count them. Pure. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** Excel counts from 30 December 1899. */
export const serialOf = (day: string): number =>
  Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000)

/** Every entry of the archive bears it: the same seed makes the same bytes. */
export const madeAt = new Date(2026, 2, 2, 9, 30)
