/** A `like` pattern that finds these words; the signs of `like` in them are escaped. Pure. */
export const containing = (words: string): string => `%${words.trim().replace(/[\\%_]/g, '\\$&')}%`
