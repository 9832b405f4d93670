/** Words someone looks for, as a pattern of PostgreSQL: what they hold of its own signs stands for itself. */
export const containing = (words: string): string => `%${words.trim().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
