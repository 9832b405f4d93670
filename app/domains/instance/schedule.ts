/** When work returns, from a line of the process’s own (`25 2 * * *`, universal time). Pure. */

export type Schedule =
  | { readonly every: 'minute' }
  | { readonly every: 'hour' }
  | { readonly every: 'hour-of-days' }
  | { readonly every: 'night'; readonly hour: number; readonly minute: number }

export function scheduleOf(match: string): Schedule {
  const [minute = '*', hour = '*', , , days = '*'] = match.split(' ')
  if (hour !== '*') return { every: 'night', hour: Number(hour), minute: Number(minute) }
  if (minute === '*') return { every: 'minute' }
  return { every: days === '*' ? 'hour' : 'hour-of-days' }
}
