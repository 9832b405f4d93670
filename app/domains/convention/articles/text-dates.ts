/** Days and durations that a text says of the convention itself. Pure. Rules: docs/rules/convention.md §5.3. */
import { months } from '#app/kernel/calendar-words.fr.ts'
import { rememberTexts } from '#app/kernel/remember-texts.ts'

const numbers = ['un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept']

const dayPattern = String.raw`(?:(\d{1,2})(?:er)?\s+(${months.join('|')})\s+(\d{4})|(\d{1,2})/(\d{1,2})/(\d{4}))`
const startPattern = new RegExp(
  String.raw`(?:prend effet|entre en vigueur|est conclue|débute|commence|court)(?:\s+pour\s+[^,.;]{1,30})?\s+(?:le|au|du|à compter du|à partir du)\s+${dayPattern}`,
  'iu',
)
const endPattern = new RegExp(
  String.raw`(?:s[’']achève|prend fin|se termine|expire|jusqu[’']au|au terme du)\s+(?:le\s+)?${dayPattern}`,
  'iu',
)
const durationPattern = new RegExp(
  String.raw`(?:durée|période)\s+(?:de\s+)?(\d{1,2}|${numbers.join('|')})\s+(ans?|années?|mois)(?!\p{L})`,
  'iu',
)

const twoFigures = (number: number): string => String(number).padStart(2, '0')

function dayFrom([, day, month, year, shortDay, shortMonth, shortYear]: RegExpExecArray): string {
  if (month !== undefined)
    return `${year}-${twoFigures(months.indexOf(month.toLowerCase()) + 1)}-${twoFigures(Number(day))}`
  return `${shortYear}-${twoFigures(Number(shortMonth))}-${twoFigures(Number(shortDay))}`
}

export type SaidPeriod = {
  readonly start?: string
  readonly end?: string
  readonly months?: number
}

/** The dashboard asks each time for those of every article, which change once in a while. */
export const articleTexts = { longest: 40_000, mostCharacters: 1_000_000 }

/** What sentences about the convention say of its period; absent where they say nothing. The first of each counts. */
export const periodSaid = rememberTexts((text): SaidPeriod => {
  const sentences = text
    .split(/(?<=[.;!?])\s+|\n+/u)
    .filter((sentence) => /convention|\bCTG\b|^Elle\s/u.test(sentence) && !/préavis|avenant/iu.test(sentence))
  const first = (pattern: RegExp) => sentences.map((sentence) => pattern.exec(sentence)).find((found) => found !== null)
  const [start, end, duration] = [startPattern, endPattern, durationPattern].map(first)
  const [, count = '', unit = ''] = duration ?? []
  const number = numbers.indexOf(count.toLowerCase()) + 1 || Number(count)
  return {
    ...(start && { start: dayFrom(start) }),
    ...(end && { end: dayFrom(end) }),
    ...(duration && { months: /mois/i.test(unit) ? number : number * 12 }),
  }
}, articleTexts)
