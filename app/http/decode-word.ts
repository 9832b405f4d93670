/** A part of an address or of a cookie as it was before it was encoded; undefined when it is badly so. Pure. */
export function decodeWord(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return
  }
}
