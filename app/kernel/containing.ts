/** Words someone looks for, as a pattern of PostgreSQL (`like`): what they hold of its own signs stands for itself. Pure. */
export const containing = (words: string): string => `%${words.trim().replace(/[\\%_]/g, '\\$&')}%`
